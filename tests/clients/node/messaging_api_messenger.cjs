'use strict';
// ``messaging-api-messenger``: a client whose address can be set, and its calls in batches.
const fs = require('fs');
const { MessengerClient, MessengerBatch } = require('messaging-api-messenger');
const { URL, postback, web, reply, card, receipt, airline } = require('./content.cjs');

function connect({ token, secret, appId, origin }) {
  return new MessengerClient({ accessToken: token, appSecret: secret, appId, origin });
}

const made = {}; // ids of what earlier calls made
const label = (at) => made.label || at.labelId;
const MENU = [postback, web];
const ATTRIBUTES = { title: 'Tell me', payload: 'TELL' };
const media = (at) => [{ mediaType: 'image', attachmentId: made.attachment || at.attachmentId }];

async function keep(name, key, promise) {
  const answer = await promise;
  made[name] = answer[key];
  return answer;
}

// One item of a batch, as the client reads its answer; without the headers.
function batched(name, ...given) {
  return async (client, at) => {
    const item = MessengerBatch[name](...given.map((one) => (one instanceof Function ? one(at) : one)));
    const [{ code, body }] = await client.sendBatch([item]);
    return { code, body };
  };
}

const psid = (at) => at.psid;
const text = (at) => at.text;
const image = (at) => fs.createReadStream(at.image);

const calls = {
  getPageInfo: (client) => client.getPageInfo(),
  'getPageInfo: some fields': (client) => client.getPageInfo({ fields: ['name'] }),
  debugToken: (client) => client.debugToken(),
  createSubscription: (client, at) =>
    client.createSubscription({ callbackUrl: at.callback, verifyToken: at.verifyToken }),
  getSubscriptions: (client) => client.getSubscriptions(),
  getPageSubscription: (client) => client.getPageSubscription(),
  getMessagingFeatureReview: (client) => client.getMessagingFeatureReview(),
  getUserProfile: (client, at) => client.getUserProfile(at.psid),
  'getUserProfile: some fields': (client, at) =>
    client.getUserProfile(at.psid, { fields: ['first_name', 'timezone'] }),
  setMessengerProfile: (client) => client.setMessengerProfile({ getStarted: { payload: 'GO' } }),
  getMessengerProfile: (client) => client.getMessengerProfile(['get_started']),
  setGetStarted: (client) => client.setGetStarted('START'),
  getGetStarted: (client) => client.getGetStarted(),
  setPersistentMenu: (client) => client.setPersistentMenu(MENU),
  'setPersistentMenu: localized': (client) =>
    client.setPersistentMenu([
      { locale: 'default', composerInputDisabled: false, callToActions: MENU },
    ]),
  getPersistentMenu: (client) => client.getPersistentMenu(),
  setUserPersistentMenu: (client, at) => client.setUserPersistentMenu(at.psid, MENU),
  getUserPersistentMenu: (client, at) => client.getUserPersistentMenu(at.psid),
  deleteUserPersistentMenu: (client, at) => client.deleteUserPersistentMenu(at.psid),
  deletePersistentMenu: (client) => client.deletePersistentMenu(),
  deleteGetStarted: (client) => client.deleteGetStarted(),
  setGreeting: (client) => client.setGreeting('Grüße!'),
  getGreeting: (client) => client.getGreeting(),
  deleteGreeting: (client) => client.deleteGreeting(),
  setIceBreakers: (client) => client.setIceBreakers([{ question: 'Größe?', payload: 'SIZE' }]),
  getIceBreakers: (client) => client.getIceBreakers(),
  deleteIceBreakers: (client) => client.deleteIceBreakers(),
  setWhitelistedDomains: (client) => client.setWhitelistedDomains([URL]),
  getWhitelistedDomains: (client) => client.getWhitelistedDomains(),
  deleteWhitelistedDomains: (client) => client.deleteWhitelistedDomains(),
  setAccountLinkingURL: (client) => client.setAccountLinkingURL(URL),
  getAccountLinkingURL: (client) => client.getAccountLinkingURL(),
  deleteAccountLinkingURL: (client) => client.deleteAccountLinkingURL(),
  deleteMessengerProfile: (client) => client.deleteMessengerProfile(['get_started', 'greeting']),
  sendRawBody: (client, at) =>
    client.sendRawBody({ recipient: { id: at.psid }, message: { text: at.text } }),
  sendMessage: (client, at) => client.sendMessage(at.psid, { text: at.text }),
  'sendMessage: to a recipient, as a response': (client, at) =>
    client.sendMessage({ id: at.psid }, { text: at.text }, { messagingType: 'RESPONSE' }),
  'sendMessage: a tag': (client, at) =>
    client.sendMessage(at.psid, { text: at.text }, { tag: 'ACCOUNT_UPDATE' }),
  'sendMessage: to nobody': (client, at) => client.sendMessage('100', { text: at.text }),
  sendMessageFormData: (client, at) => client.sendImage(at.psid, image(at)),
  sendText: (client, at) => client.sendText(at.psid, at.text, { quickReplies: [reply] }),
  sendAttachment: (client, at) =>
    client.sendAttachment(at.psid, { type: 'image', payload: { url: URL + 'a.png' } }),
  sendAudio: (client, at) => client.sendAudio(at.psid, URL + 'a.mp3'),
  sendImage: (client, at) => client.sendImage(at.psid, URL + 'a.png'),
  'sendImage: for later': (client, at) =>
    client.sendImage(at.psid, { url: URL + 'a.png', isReusable: true }),
  'sendImage: bytes': (client, at) =>
    client.sendImage(at.psid, fs.readFileSync(at.image), { filename: 'größe.png' }),
  sendVideo: (client, at) => client.sendVideo(at.psid, URL + 'a.mp4'),
  sendFile: (client, at) => client.sendFile(at.psid, URL + 'a.pdf'),
  'sendFile: from the disk': (client, at) => client.sendFile(at.psid, fs.createReadStream(at.file)),
  uploadAttachment: (client) =>
    keep(
      'attachment',
      'attachmentId',
      client.uploadAttachment('image', URL + 'a.png', { isReusable: true })
    ),
  uploadAudio: (client) => client.uploadAudio(URL + 'a.mp3'),
  uploadImage: (client, at) => client.uploadImage(image(at)),
  uploadVideo: (client) => client.uploadVideo(URL + 'a.mp4'),
  uploadFile: (client, at) => client.uploadFile(fs.createReadStream(at.file)),
  sendTemplate: (client, at) =>
    client.sendTemplate(at.psid, { templateType: 'generic', elements: [card] }),
  sendButtonTemplate: (client, at) => client.sendButtonTemplate(at.psid, at.text, MENU),
  sendGenericTemplate: (client, at) =>
    client.sendGenericTemplate(at.psid, [card], { imageAspectRatio: 'square' }),
  sendReceiptTemplate: (client, at) => client.sendReceiptTemplate(at.psid, receipt),
  sendMediaTemplate: (client, at) => client.sendMediaTemplate(at.psid, media(at)),
  sendAirlineBoardingPassTemplate: (client, at) =>
    client.sendAirlineBoardingPassTemplate(at.psid, airline.boardingpass),
  sendAirlineCheckinTemplate: (client, at) =>
    client.sendAirlineCheckinTemplate(at.psid, airline.checkin),
  sendAirlineItineraryTemplate: (client, at) =>
    client.sendAirlineItineraryTemplate(at.psid, airline.itinerary),
  sendAirlineUpdateTemplate: (client, at) =>
    client.sendAirlineUpdateTemplate(at.psid, airline.update),
  sendOneTimeNotifReqTemplate: (client, at) =>
    client.sendOneTimeNotifReqTemplate(at.psid, ATTRIBUTES),
  sendSenderAction: (client, at) => client.sendSenderAction(at.psid, 'typing_on'),
  markSeen: (client, at) => client.markSeen(at.psid),
  typingOn: (client, at) => client.typingOn(at.psid),
  typingOff: (client, at) => client.typingOff(at.psid),
  sendBatch: async (client, at) => {
    const items = [at.text, '', '!'].map((said) => MessengerBatch.sendText(at.psid, said));
    const answers = await client.sendBatch(items);
    return answers.map(({ code, headers, body }) => ({ code, headers, body }));
  },
  'sendBatch: without headers': (client, at) =>
    client.sendBatch([MessengerBatch.sendText(at.psid, at.text)], { includeHeaders: false }),
  createLabel: (client) => keep('label', 'id', client.createLabel('Größe')),
  getLabelDetails: (client, at) => client.getLabelDetails(label(at)),
  getLabelList: (client) => client.getLabelList(),
  associateLabel: (client, at) => client.associateLabel(at.psid, label(at)),
  getAssociatedLabels: (client, at) => client.getAssociatedLabels(at.psid),
  dissociateLabel: (client, at) => client.dissociateLabel(at.psid, label(at)),
  'batch.associateLabel': batched('associateLabel', psid, label),
  'batch.getAssociatedLabels': batched('getAssociatedLabels', psid),
  'batch.dissociateLabel': batched('dissociateLabel', psid, label),
  deleteLabel: (client, at) => client.deleteLabel(label(at)),
  createPersona: (client) =>
    keep(
      'persona',
      'id',
      client.createPersona({ name: 'Zoë', profilePictureUrl: URL + 'z.png' })
    ),
  getPersona: (client) => client.getPersona(made.persona),
  getPersonas: (client) => client.getPersonas(),
  getAllPersonas: (client) => client.getAllPersonas(),
  'sendText: as somebody': (client, at) =>
    client.sendText(at.psid, at.text, { personaId: made.persona }),
  'typingOn: as somebody': (client, at) => client.typingOn(at.psid, { personaId: made.persona }),
  deletePersona: (client) => client.deletePersona(made.persona),
  getInsights: (client) =>
    client.getInsights(['page_messages_new_conversations_unique'], { period: 'day' }),
  getBlockedConversations: (client) => client.getBlockedConversations({}),
  getReportedConversations: (client) => client.getReportedConversations({}),
  getTotalMessagingConnections: (client) => client.getTotalMessagingConnections({}),
  getNewConversations: (client) => client.getNewConversations({}),
  setNLPConfigs: (client) => client.setNLPConfigs({ nlpEnabled: true, model: 'ENGLISH' }),
  enableNLP: (client) => client.enableNLP(),
  disableNLP: (client) => client.disableNLP(),
  logCustomEvents: (client, at) =>
    client.logCustomEvents({
      appId: at.appId,
      pageId: at.pageId,
      pageScopedUserId: at.psid,
      events: [{ _eventName: 'fb_mobile_purchase', _valueToSum: 55, _fb_currency: 'USD' }],
    }),
  getUserField: (client, at) =>
    client.getUserField({ field: 'ids_for_apps', userId: at.psid, appSecret: at.secret }),
  getIdsForApps: (client, at) =>
    client.getIdsForApps({ userId: at.psid, appSecret: at.secret, app: at.appId }),
  getIdsForPages: (client, at) =>
    client.getIdsForPages({ userId: at.psid, appSecret: at.secret, page: at.pageId }),
  'batch.sendRequest': batched('sendRequest', (at) => ({
    recipient: { id: at.psid },
    message: { text: at.text },
  })),
  'batch.sendMessage': batched('sendMessage', psid, (at) => ({ text: at.text })),
  'batch.sendText': batched('sendText', psid, text),
  'batch.sendAttachment': batched('sendAttachment', psid, {
    type: 'image',
    payload: { url: URL + 'a.png' },
  }),
  'batch.sendAudio': batched('sendAudio', psid, URL + 'a.mp3'),
  'batch.sendImage': batched('sendImage', psid, URL + 'a.png'),
  'batch.sendVideo': batched('sendVideo', psid, URL + 'a.mp4'),
  'batch.sendFile': batched('sendFile', psid, URL + 'a.pdf'),
  'batch.sendTemplate': batched('sendTemplate', psid, {
    templateType: 'generic',
    elements: [card],
  }),
  'batch.sendButtonTemplate': batched('sendButtonTemplate', psid, text, MENU),
  'batch.sendGenericTemplate': batched('sendGenericTemplate', psid, [card]),
  'batch.sendReceiptTemplate': batched('sendReceiptTemplate', psid, {
    ...receipt,
    order_number: '124',
  }),
  'batch.sendMediaTemplate': batched('sendMediaTemplate', psid, media),
  'batch.sendAirlineBoardingPassTemplate': batched(
    'sendAirlineBoardingPassTemplate',
    psid,
    airline.boardingpass
  ),
  'batch.sendAirlineCheckinTemplate': batched('sendAirlineCheckinTemplate', psid, airline.checkin),
  'batch.sendAirlineItineraryTemplate': batched(
    'sendAirlineItineraryTemplate',
    psid,
    airline.itinerary
  ),
  'batch.sendAirlineUpdateTemplate': batched('sendAirlineUpdateTemplate', psid, airline.update),
  'batch.sendOneTimeNotifReqTemplate': batched('sendOneTimeNotifReqTemplate', psid, ATTRIBUTES),
  'batch.getUserProfile': batched('getUserProfile', psid),
  'batch.setUserPersistentMenu': async (client, at) => {
    await client.setGetStarted('START');
    return batched('setUserPersistentMenu', psid, MENU)(client, at);
  },
  'batch.getUserPersistentMenu': batched('getUserPersistentMenu', psid),
  'batch.deleteUserPersistentMenu': batched('deleteUserPersistentMenu', psid),
  'batch.sendSenderAction': batched('sendSenderAction', psid, 'typing_on'),
  'batch.typingOn': batched('typingOn', psid),
  'batch.typingOff': batched('typingOff', psid),
  'batch.markSeen': batched('markSeen', psid),
  getSecondaryReceivers: (client) => client.getSecondaryReceivers(),
  getThreadOwner: (client, at) => client.getThreadOwner(at.psid),
  'batch.getThreadOwner': batched('getThreadOwner', psid),
  passThreadControl: (client, at) => client.passThreadControl(at.psid, at.otherApp, 'é'),
  requestThreadControl: (client, at) => client.requestThreadControl(at.psid, 'é'),
  takeThreadControl: (client, at) => client.takeThreadControl(at.psid, 'é'),
  'batch.passThreadControl': batched('passThreadControl', psid, (at) => at.otherApp, 'é'),
  'batch.requestThreadControl': batched('requestThreadControl', psid, 'é'),
  'batch.takeThreadControl': batched('takeThreadControl', psid, 'é'),
  passThreadControlToPageInbox: (client, at) => client.passThreadControlToPageInbox(at.psid),
  'takeThreadControl: from the inbox': (client, at) => client.takeThreadControl(at.psid),
  'batch.passThreadControlToPageInbox': batched('passThreadControlToPageInbox', psid),
};

function offered(client) {
  const own = Object.getOwnPropertyNames(Object.getPrototypeOf(client));
  return [...own, ...Object.keys(MessengerBatch).map((name) => `batch.${name}`)];
}

module.exports = { connect, calls, offered };
