'use strict';
// ``messenger-node``: a client without version in its paths, and a webhook of its own.
const Messenger = require('messenger-node');
const { URL, postback, web, reply, card, receipt, airline } = require('./content.cjs');

function connect({ token, appToken }) {
  return new Messenger.Client({ page_token: token, app_token: appToken });
}

const made = {}; // ids of what earlier calls made
const to = (at) => ({ id: at.psid });
const template = (template_type, content) => (client, at) =>
  client.sendTemplate(to(at), { template_type, ...content });
const attachment = (type, source) => (client, at) =>
  client.sendAttachment({ type, source, is_reusable: true }, to(at));

async function keep(name, promise) {
  const answer = await promise;
  made[name] = answer.id;
  return answer;
}

const calls = {
  sendText: (client, at) => client.sendText(to(at), at.text),
  'sendText: to nobody': (client, at) => client.sendText({ id: '100' }, at.text),
  sendQuickReplies: (client, at) => client.sendQuickReplies(to(at), [reply], at.text),
  sendAttachment: attachment('image', URL + 'a.png'),
  'sendAttachment: audio': attachment('audio', URL + 'a.mp3'),
  'sendAttachment: video': attachment('video', URL + 'a.mp4'),
  'sendAttachment: file': attachment('file', URL + 'a.pdf'),
  'sendAttachment: from the disk': (client, at) => attachment('file', at.file)(client, at),
  'sendTemplate: generic': template('generic', { elements: [card] }),
  'sendTemplate: button': template('button', { text: 'Größe?', buttons: [postback, web] }),
  'sendTemplate: list': template('list', {
    elements: [
      { title: 'a', subtitle: 'b' },
      { title: 'c', subtitle: 'd' },
    ],
  }),
  'sendTemplate: media': async (client, at) => {
    const image = await client.uploadAttachment({ type: 'image', source: URL + 'a.png' });
    const element = { media_type: 'image', attachment_id: image.attachment_id };
    return template('media', { elements: [element] })(client, at);
  },
  'sendTemplate: receipt': template('receipt', receipt),
  'sendTemplate: open_graph': template('open_graph', { elements: [{ url: URL }] }),
  'sendTemplate: airline_boardingpass': template('airline_boardingpass', airline.boardingpass),
  'sendTemplate: airline_checkin': template('airline_checkin', airline.checkin),
  'sendTemplate: airline_itinerary': template('airline_itinerary', airline.itinerary),
  'sendTemplate: airline_update': template('airline_update', airline.update),
  'sendSenderAction: typing_on': (client, at) => client.sendSenderAction(to(at), 'typing_on'),
  'sendSenderAction: typing_off': (client, at) => client.sendSenderAction(to(at), 'typing_off'),
  'sendSenderAction: mark_seen': (client, at) => client.sendSenderAction(to(at), 'mark_seen'),
  uploadAttachment: (client) => client.uploadAttachment({ type: 'image', source: URL + 'a.png' }),
  'uploadAttachment: from the disk': (client, at) =>
    client.uploadAttachment({ type: 'file', source: at.file }),
  setMessengerProfile: (client) =>
    client.setMessengerProfile({
      get_started: { payload: 'START' },
      greeting: [{ locale: 'default', text: 'Grüße!' }],
      whitelisted_domains: [URL],
    }),
  getMessengerProfile: (client) => client.getMessengerProfile(['get_started', 'greeting']),
  deleteMessengerProfile: (client) => client.deleteMessengerProfile(['greeting']),
  getUserProfile: (client, at) => client.getUserProfile(at.psid, ['first_name', 'last_name']),
  getMatchingPsids: (client, at) => client.getMatchingPsids(at.psid, 'psid'),
  getMatchingAsids: (client, at) => client.getMatchingAsids(at.psid, 'psid'),
  createCustomLabel: (client) => keep('label', client.createCustomLabel('Größe')),
  getCustomLabelById: (client, at) => client.getCustomLabelById(made.label || at.labelId),
  getAllCustomLabels: (client) => client.getAllCustomLabels(),
  addPsidtoCustomLabel: (client, at) =>
    client.addPsidtoCustomLabel(at.psid, made.label || at.labelId),
  getCustomLabelsByPsid: (client, at) => client.getCustomLabelsByPsid(at.psid),
  removePsidfromCustomLabel: (client, at) =>
    client.removePsidfromCustomLabel(at.psid, made.label || at.labelId),
  deleteCustomLabel: (client, at) => client.deleteCustomLabel(made.label || at.labelId),
  generateMessengerCode: (client) => client.generateMessengerCode({ ref: 'r', image_size: 500 }),
  getMessagingInsights: (client, at) =>
    client.getMessagingInsights({
      metrics: ['page_messages_new_conversations_unique'],
      since: at.since,
      until: at.until,
    }),
  setNlpConfigs: (client) => client.setNlpConfigs({ nlp_enabled: true, model: 'ENGLISH' }),
  createMessageCreative: (client, at) => client.createMessageCreative({ text: at.text }),
  sendBroadcast: (client) => client.sendBroadcast('938461089'),
  startBroadcastReachEstimation: (client) => client.startBroadcastReachEstimation(),
  getBroadcastReachEstimation: (client) => client.getBroadcastReachEstimation('9485676932424'),
  sendSponsoredMessage: (client) =>
    client.sendSponsoredMessage('4242', {
      message_creative_id: '938461089',
      daily_budget: 100,
      bid_amount: 400,
      targeting: { geo_locations: { countries: ['US'] } },
    }),
  getSecondaryReceiverList: (client, at) => client.getSecondaryReceiverList(at.psid),
  getThreadOwner: (client, at) => client.getThreadOwner(at.psid),
  passThreadControl: (client, at) => client.passThreadControl(at.psid, at.otherApp, 'é'),
  requestThreadControl: (client, at) => client.requestThreadControl(at.psid, 'é'),
  takeThreadControl: (client, at) => client.takeThreadControl(at.psid, 'é'),
  'passThreadControl: to the inbox': (client, at) =>
    client.passThreadControl(at.psid, 'page_inbox'),
  sendGraphRequest: (client) => client.sendGraphRequest({ path: '/me', api_version: 'v24.0' }),
};

function offered(client) {
  return Object.keys(client).filter((name) => typeof client[name] === 'function');
}

const EVENTS = [
  ...['messages', 'messaging_echoes', 'messaging_postbacks', 'message_deliveries'],
  ...['message_reads', 'messaging_account_linking', 'messaging_optins', 'messaging_referrals'],
  ...['messaging_handovers', 'messaging_policy_enforcement', 'standby', 'unknown'],
];

async function listen({ verifyToken, secret }, port, heard) {
  const webhook = new Messenger.Webhook({
    verify_token: verifyToken,
    app_secret: secret,
    port,
    endpoint: '/webhook',
  });
  for (const name of EVENTS) {
    webhook.on(name, (type, sender, event) => heard({ name, type, sender, event }));
  }
  await new Promise((resolve) => setTimeout(resolve, 0));
  return () => webhook.stopInstance();
}

module.exports = { connect, calls, offered, listen };
