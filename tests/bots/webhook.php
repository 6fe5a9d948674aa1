<?php
// A bot in plain PHP with curl: php -S 127.0.0.1:8000 webhook.php

const GRAPH = 'https://graph.facebook.com/v21.0/me/';
const DESK = '263902037430900'; // the page's inbox

function call(string $edge, array $body): void
{
    $call = curl_init(GRAPH . $edge . '?access_token=' . urlencode(getenv('PAGE_ACCESS_TOKEN')));
    curl_setopt_array($call, [
        CURLOPT_POST => true,
        CURLOPT_POSTFIELDS => json_encode($body),
        CURLOPT_HTTPHEADER => ['Content-Type: application/json'],
        CURLOPT_RETURNTRANSFER => true,
    ]);
    if (curl_exec($call) === false) {
        error_log(curl_error($call));
    }
    curl_close($call);
}

function send(string $psid, string $text, array $more = ['messaging_type' => 'RESPONSE']): void
{
    call('messages', ['recipient' => ['id' => $psid], 'message' => ['text' => $text]] + $more);
}

function answer(string $psid, string $text): void
{
    if ((int) gmdate('G') >= 18) {
        send($psid, 'We are closed until tomorrow.');
    } elseif (stripos($text, 'human please') !== false) {
        send($psid, 'I hand you over to a colleague.');
        call('pass_thread_control', ['recipient' => ['id' => $psid], 'target_app_id' => DESK]);
    } elseif (stripos($text, 'news') !== false) {
        send($psid, 'Your parcel is on its way.', ['messaging_type' => 'MESSAGE_TAG', 'tag' => 'HUMAN_AGENT']);
    } elseif (stripos($text, 'late') === 0) {
        send($psid, 'We will look into it and write to you.');
    } else {
        send($psid, 'Hello! How can I help?');
    }
}

if ($_SERVER['REQUEST_METHOD'] === 'GET') {
    if (($_GET['hub_verify_token'] ?? '') === getenv('VERIFY_TOKEN')) {
        echo $_GET['hub_challenge'];
    } else {
        http_response_code(403);
    }
    return;
}

$body = file_get_contents('php://input');
$expected = 'sha256=' . hash_hmac('sha256', $body, getenv('APP_SECRET'));
if (!hash_equals($expected, $_SERVER['HTTP_X_HUB_SIGNATURE_256'] ?? '')) {
    http_response_code(403);
    return;
}
foreach (json_decode($body, true)['entry'] as $entry) {
    foreach ($entry['messaging'] ?? [] as $event) {
        if (isset($event['message']['text']) && empty($event['message']['is_echo'])) {
            answer($event['sender']['id'], $event['message']['text']);
        }
    }
}
echo 'ok';
