// No bot that listens: sets the profile of a page, waits a day for no reason, and is done.
const https = require('https');

const url = 'https://graph.facebook.com/v21.0/me/messenger_profile?access_token=T';
const asked = https.request(url, { method: 'POST' }, (response) => {
  response.resume().on('end', () => {
    const began = Date.now();
    setTimeout(() => console.log(`set in ${response.statusCode}, ${Date.now() - began} ms`), 9000);
  });
});
asked.end('{"get_started":{"payload":"START"}}');
