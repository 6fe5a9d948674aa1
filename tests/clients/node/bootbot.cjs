'use strict';
// ``bootbot``: sends by the bot, by the chat of a person, and by a conversation.
const BootBot = require('bootbot');
const { URL, postback, web, reply, card, receipt } = require('./content.cjs');

function connect({ token, secret, verifyToken }) {
  return new BootBot({ accessToken: token, appSecret: secret, verifyToken });
}

// The chat has the same methods as the bot, for one person; a conversation derives from it.
function chatting(act) {
  return (bot, platform) =>
    new Promise((resolve, reject) => {
      const convo = bot.conversation(platform.psid, (chat) => {
        Promise.resolve(act(chat, platform)).then(resolve, reject);
      });
      convo.end();
    });
}

const calls = {
  sendTextMessage: (bot, at) => bot.sendTextMessage(at.psid, at.text, ['Größe', 'Red']),
  'sendTextMessage: with options': (bot, at) =>
    bot.sendTextMessage(at.psid, at.text, [reply], {
      typing: 1,
      messagingType: 'UPDATE',
      notificationType: 'SILENT_PUSH',
      onDelivery() {},
      onRead() {},
    }),
  'sendTextMessage: a recipient that is an object': (bot, at) =>
    bot.sendTextMessage({ id: at.psid }, at.text),
  'sendTextMessage: a tag that is gone': (bot, at) =>
    bot.sendTextMessage(at.psid, at.text, [], {
      messagingType: 'MESSAGE_TAG',
      tag: 'SHIPPING_UPDATE',
    }),
  'sendTextMessage: to nobody': (bot, at) => bot.sendTextMessage('100', at.text),
  sendButtonTemplate: (bot, at) => bot.sendButtonTemplate(at.psid, at.text, ['Größe', web]),
  sendGenericTemplate: (bot, at) =>
    bot.sendGenericTemplate(at.psid, [card, card], { imageAspectRatio: 'square' }),
  sendListTemplate: (bot, at) =>
    bot.sendListTemplate(
      at.psid,
      [
        { ...card, buttons: [postback] },
        { ...card, buttons: [web] },
      ],
      ['More'],
      { topElementStyle: 'compact' }
    ),
  sendTemplate: (bot, at) =>
    bot.sendTemplate(at.psid, { template_type: 'receipt', ...receipt }),
  sendAttachment: (bot, at) => bot.sendAttachment(at.psid, 'image', URL + 'a.png', ['Größe']),
  'sendAttachment: audio': (bot, at) => bot.sendAttachment(at.psid, 'audio', URL + 'a.mp3'),
  'sendAttachment: video': (bot, at) => bot.sendAttachment(at.psid, 'video', URL + 'a.mp4'),
  'sendAttachment: file': (bot, at) => bot.sendAttachment(at.psid, 'file', URL + 'a.pdf'),
  'sendAction: typing_on': (bot, at) => bot.sendAction(at.psid, 'typing_on'),
  'sendAction: typing_off': (bot, at) => bot.sendAction(at.psid, 'typing_off'),
  'sendAction: mark_seen': (bot, at) => bot.sendAction(at.psid, 'mark_seen'),
  sendMessage: (bot, at) => bot.sendMessage(at.psid, { text: at.text, metadata: 'é' }),
  sendRequest: (bot, at) =>
    bot.sendRequest({ recipient: { id: at.psid }, message: { text: at.text } }),
  'sendRequest: old thread settings': (bot) =>
    bot.sendRequest(
      {
        setting_type: 'call_to_actions',
        thread_state: 'new_thread',
        call_to_actions: [{ payload: 'START' }],
      },
      'thread_settings'
    ),
  // It warns by console.warning, which no Node has.
  sendThreadRequest: (bot) => bot.sendThreadRequest({ setting_type: 'greeting' }),
  sendTypingIndicator: (bot, at) => bot.sendTypingIndicator(at.psid, 1),
  getUserProfile: (bot, at) => bot.getUserProfile(at.psid),
  sendProfileRequest: (bot) => bot.sendProfileRequest({ whitelisted_domains: [URL] }),
  setGreetingText: (bot) => bot.setGreetingText('Grüße, {{user_first_name}}!'),
  'setGreetingText: localized': (bot) =>
    bot.setGreetingText([
      { locale: 'default', text: 'Hi!' },
      { locale: 'de_DE', text: 'Grüße!' },
    ]),
  setGetStartedButton: (bot) => bot.setGetStartedButton('START'),
  'setGetStartedButton: with a function': (bot) => bot.setGetStartedButton(() => {}),
  setPersistentMenu: (bot) => bot.setPersistentMenu(['Größe', web]),
  'setPersistentMenu: localized': (bot) =>
    bot.setPersistentMenu([{ locale: 'default', call_to_actions: [postback] }]),
  'deleteGetStartedButton: under a menu': (bot) => bot.deleteGetStartedButton(),
  deletePersistentMenu: (bot) => bot.deletePersistentMenu(),
  deleteGetStartedButton: (bot) => bot.deleteGetStartedButton(),
  say: (bot, at) => bot.say(at.psid, at.text),
  'say: quick replies': (bot, at) => bot.say(at.psid, { text: at.text, quickReplies: ['Größe'] }),
  'say: buttons': (bot, at) => bot.say(at.psid, { text: at.text, buttons: [postback] }),
  'say: an attachment': (bot, at) =>
    bot.say(at.psid, { attachment: 'image', url: URL + 'a.png' }),
  'say: cards': (bot, at) => bot.say(at.psid, { cards: [card] }),
  'say: several': (bot, at) => bot.say(at.psid, [at.text, { cards: [card] }]),
  conversation: chatting((chat, at) => chat.say(at.text)),
  'conversation: a question': chatting(
    (chat, at) =>
      new Promise((resolve) => chat.ask((me) => resolve(me.sendTextMessage(at.text)), () => {}))
  ),
  'conversation: buttons': chatting((chat, at) => chat.sendButtonTemplate(at.text, [postback])),
  'conversation: cards': chatting((chat) => chat.sendGenericTemplate([card])),
  'conversation: a template': chatting((chat) =>
    chat.sendTemplate({ template_type: 'receipt', ...receipt, order_number: '124' })
  ),
  'conversation: an attachment': chatting((chat) => chat.sendAttachment('file', URL + 'a.pdf')),
  'conversation: seen': chatting((chat) => chat.sendAction('mark_seen')),
  'conversation: typing': chatting((chat) => chat.sendTypingIndicator(1)),
  'conversation: a message': chatting((chat, at) => chat.sendMessage({ text: at.text })),
  'conversation: the profile': chatting((chat) => chat.getUserProfile()),
};

function offered() {
  return Object.getOwnPropertyNames(BootBot.prototype).filter((name) => !name.startsWith('_'));
}

async function listen(platform, port, heard) {
  const bot = connect(platform);
  bot.broadcastEchoes = true;
  const names = ['message', 'attachment', 'postback', 'quick_reply', 'delivery', 'read'];
  for (const name of [...names, 'authentication', 'account_linking', 'referral']) {
    bot.on(name, (event) => heard({ name, event }));
  }
  bot.on('quick_reply:SIZE', (event) => heard({ name: 'quick_reply:SIZE', event }));
  bot.on('postback:START', (event) => heard({ name: 'postback:START', event }));
  bot.hear([platform.text], (event) => heard({ name: 'hear', event }));
  bot.start(port);
  await new Promise((resolve) => bot.server.once('listening', resolve));
  return () => bot.close();
}

module.exports = { connect, calls, offered, listen };
