"""``messaging-api-messenger`` 1.1 for Node, with every call that it offers, alone and in batches.

It speaks version 6.0, and gives answers with names such as ``messageId``. It has no webhook.
"""

import pytest

from tests.clients.case import (
    ACTED,
    DONE,
    IN_2020,
    MADE,
    NOW,
    NUMBER,
    SAVED,
    SENT,
    SENT_REUSABLE,
    UPLOADED,
    Having,
    Listing,
    Text,
    batched,
    camel,
    refused,
    subjects,
)

URL = "https://shop.example.com/"
MENU = Listing(Having(locale="default", call_to_actions=Listing(Having(title=Text(".+")), 2)))
PROFILE = {
    "name": "Ana Lima",
    "first_name": "Ana",
    "last_name": "Lima",
    "profile_pic": Text("https://.+"),
    "id": NUMBER,
}
OTHER_NAME = refused(100)
"""Since v12.0 a label's name is its ``page_label_name``."""

PERSONA = {"name": "Zoë", "profile_picture_url": Text("https://.+"), "id": NUMBER}
SUBSCRIPTION_REFUSED = refused(2200)
"""Nobody answers the challenge at the address that is given."""


def metric(name):
    return Having(name=f"page_messages_{name}", period="day", values=Listing(Having(), 0))


TODAY = {
    "getPageInfo": {"name": "Café", "id": NUMBER},
    "getPageInfo: some fields": {"name": "Café", "id": NUMBER},
    "debugToken": Having(app_id=NUMBER, type="PAGE", is_valid=True, scopes=Listing(Text(".+"))),
    "createSubscription": SUBSCRIPTION_REFUSED,
    "getSubscriptions": [],
    "getPageSubscription": None,
    "getMessagingFeatureReview": Listing(Having(feature=Text(".+"), status=Text(".+")), 0),
    "getUserProfile": PROFILE,
    "getUserProfile: some fields": {"first_name": "Ana", "timezone": 0, "id": NUMBER},
    "setMessengerProfile": SAVED,
    "getMessengerProfile": [{"get_started": {"payload": "GO"}}],
    "setGetStarted": SAVED,
    "getGetStarted": {"payload": "START"},
    "setPersistentMenu": SAVED,
    "setPersistentMenu: localized": SAVED,
    "getPersistentMenu": MENU,
    "setUserPersistentMenu": SAVED,
    "getUserPersistentMenu": MENU,
    "deleteUserPersistentMenu": SAVED,
    "deletePersistentMenu": SAVED,
    "deleteGetStarted": SAVED,
    "setGreeting": SAVED,
    "getGreeting": [{"locale": "default", "text": "Grüße!"}],
    "deleteGreeting": SAVED,
    "setIceBreakers": SAVED,
    "getIceBreakers": Listing(Having()),
    "deleteIceBreakers": SAVED,
    "setWhitelistedDomains": SAVED,
    "getWhitelistedDomains": Listing(Text("https://shop.example.com/?")),
    "deleteWhitelistedDomains": SAVED,
    "setAccountLinkingURL": SAVED,
    "getAccountLinkingURL": Text("https://shop.example.com/?"),
    "deleteAccountLinkingURL": SAVED,
    "deleteMessengerProfile": SAVED,
    "sendRawBody": SENT,
    "sendMessage": SENT,
    "sendMessage: to a recipient, as a response": SENT,
    "sendMessage: a tag": refused(100, 1893061),
    "sendMessage: to nobody": refused(100, 2018001),
    "sendMessageFormData": SENT,
    "sendText": SENT,
    "sendAttachment": SENT,
    "sendAudio": SENT,
    "sendImage": SENT,
    "sendImage: for later": SENT_REUSABLE,
    "sendImage: bytes": SENT,
    "sendVideo": SENT,
    "sendFile": SENT,
    "sendFile: from the disk": SENT,
    "uploadAttachment": UPLOADED,
    "uploadAudio": UPLOADED,
    "uploadImage": UPLOADED,
    "uploadVideo": UPLOADED,
    "uploadFile": UPLOADED,
    "sendTemplate": SENT,
    "sendButtonTemplate": SENT,
    "sendGenericTemplate": SENT,
    "sendReceiptTemplate": SENT,
    "sendMediaTemplate": SENT,
    "sendAirlineBoardingPassTemplate": refused(100),
    "sendAirlineCheckinTemplate": refused(100),
    "sendAirlineItineraryTemplate": refused(100),
    "sendAirlineUpdateTemplate": refused(100),
    "sendOneTimeNotifReqTemplate": SENT,
    "sendSenderAction": ACTED,
    "markSeen": ACTED,
    "typingOn": ACTED,
    "typingOff": ACTED,
    "sendBatch": [
        Having(code=200, headers=Listing(Having(name=Text(".+"))), body=SENT),
        Having(code=400, body=refused(100, 2018034)),
        Having(code=200, body=SENT),
    ],
    "sendBatch: without headers": [{"code": 200, "body": SENT}],
    "createLabel": OTHER_NAME,
    "getLabelDetails": OTHER_NAME,
    "getLabelList": OTHER_NAME,
    "associateLabel": DONE,
    "getAssociatedLabels": OTHER_NAME,
    "dissociateLabel": DONE,
    "batch.associateLabel": batched(DONE),
    "batch.getAssociatedLabels": batched(Having(data=Listing(Having(id=NUMBER)))),
    "batch.dissociateLabel": batched(DONE),
    "deleteLabel": DONE,
    "createPersona": MADE,
    "getPersona": PERSONA,
    "getPersonas": Having(data=[PERSONA]),
    "getAllPersonas": [PERSONA],
    "sendText: as somebody": SENT,
    "typingOn: as somebody": ACTED,
    "deletePersona": DONE,
    "getInsights": [metric("new_conversations_unique")],
    "getBlockedConversations": metric("blocked_conversations_unique"),
    "getReportedConversations": metric("reported_conversations_unique"),
    "getTotalMessagingConnections": metric("total_messaging_connections"),
    "getNewConversations": metric("new_conversations_unique"),
    "setNLPConfigs": DONE,
    "enableNLP": DONE,
    "disableNLP": DONE,
    "logCustomEvents": DONE,
    "getUserField": Having(data=Listing(Having(id=NUMBER, app=Having(id=NUMBER)))),
    "getIdsForApps": Having(data=Listing(Having(id=NUMBER, app=Having(id=NUMBER)))),
    "getIdsForPages": Having(data=Listing(Having(id=NUMBER, page=Having(id=NUMBER)))),
    "batch.sendRequest": batched(SENT),
    "batch.sendMessage": batched(SENT),
    "batch.sendText": batched(SENT),
    "batch.sendAttachment": batched(SENT),
    "batch.sendAudio": batched(SENT),
    "batch.sendImage": batched(SENT),
    "batch.sendVideo": batched(SENT),
    "batch.sendFile": batched(SENT),
    "batch.sendTemplate": batched(SENT),
    "batch.sendButtonTemplate": batched(SENT),
    "batch.sendGenericTemplate": batched(SENT),
    "batch.sendReceiptTemplate": batched(SENT),
    "batch.sendMediaTemplate": batched(SENT),
    "batch.sendAirlineBoardingPassTemplate": batched(refused(100)),
    "batch.sendAirlineCheckinTemplate": batched(refused(100)),
    "batch.sendAirlineItineraryTemplate": batched(refused(100)),
    "batch.sendAirlineUpdateTemplate": batched(refused(100)),
    "batch.sendOneTimeNotifReqTemplate": batched(SENT),
    "batch.getUserProfile": batched(PROFILE),
    "batch.setUserPersistentMenu": batched(SAVED),
    "batch.getUserPersistentMenu": batched({"data": [Having(user_level_persistent_menu=MENU)]}),
    "batch.deleteUserPersistentMenu": batched(SAVED),
    "batch.sendSenderAction": batched(ACTED),
    "batch.typingOn": batched(ACTED),
    "batch.typingOff": batched(ACTED),
    "batch.markSeen": batched(ACTED),
    "getSecondaryReceivers": Listing(Having(id=NUMBER, name=Text(".+")), 2),
    "getThreadOwner": Having(app_id=NUMBER),
    "batch.getThreadOwner": batched(Having(app_id=NUMBER)),
    "passThreadControl": DONE,
    "requestThreadControl": DONE,
    "takeThreadControl": DONE,
    "batch.passThreadControl": batched(DONE),
    "batch.requestThreadControl": batched(DONE),
    "batch.takeThreadControl": batched(DONE),
    "passThreadControlToPageInbox": DONE,
    "takeThreadControl: from the inbox": DONE,
    "batch.passThreadControlToPageInbox": batched(DONE),
}

LABELS = Having(data=Listing(Having(id=NUMBER, name=Text(".+"))))
THEN = TODAY | {
    "sendMessage: a tag": SENT,
    "sendAirlineBoardingPassTemplate": SENT,
    "sendAirlineCheckinTemplate": SENT,
    "sendAirlineItineraryTemplate": SENT,
    "sendAirlineUpdateTemplate": SENT,
    "batch.sendAirlineBoardingPassTemplate": batched(SENT),
    "batch.sendAirlineCheckinTemplate": batched(SENT),
    "batch.sendAirlineItineraryTemplate": batched(SENT),
    "batch.sendAirlineUpdateTemplate": batched(SENT),
    "createLabel": MADE,
    "getLabelDetails": {"name": "Größe", "id": NUMBER},
    "getLabelList": LABELS,
    "getAssociatedLabels": LABELS,
}

DAYS = {"today": (NOW, TODAY), "in 2020": (IN_2020, THEN)}
MAKES_NO_CALL = {"constructor"}


@pytest.fixture(params=DAYS)
def day(request):
    return DAYS[request.param]


@pytest.mark.parametrize("call", TODAY)
def test_a_call_is_understood_and_so_is_its_answer(drive, day, call):
    now, expected = day
    assert drive("messaging_api_messenger", now).answers[call] == camel(expected[call])


def test_every_call_that_it_offers_is_made(drive):
    told = drive("messaging_api_messenger", NOW)
    assert told.answers.keys() == TODAY.keys()
    assert subjects(TODAY) == set(told.offered) - MAKES_NO_CALL
