# A bot in Ruby's standard library and WEBrick: PORT=8000 ruby webhook.rb

require 'json'
require 'net/http'
require 'openssl'
require 'webrick'

GRAPH = 'https://graph.facebook.com/v21.0/me/'
DESK = '263902037430900' # the page's inbox

def call(edge, body)
  uri = URI("#{GRAPH}#{edge}?access_token=#{ENV['PAGE_ACCESS_TOKEN']}")
  Net::HTTP.post(uri, body.to_json, 'Content-Type' => 'application/json')
end

def send_text(psid, text, more = { messaging_type: 'RESPONSE' })
  call('messages', { recipient: { id: psid }, message: { text: text } }.merge(more))
end

def answer(psid, text)
  case text
  when ->(_) { Time.now.utc.hour >= 18 }
    send_text(psid, 'We are closed until tomorrow.')
  when /human please/i
    send_text(psid, 'I hand you over to a colleague.')
    call('pass_thread_control', { recipient: { id: psid }, target_app_id: DESK })
  when /news/i
    more = { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' }
    send_text(psid, 'Your parcel is on its way.', more)
  when /\Alate/i
    send_text(psid, 'We will look into it and write to you.')
  else
    send_text(psid, 'Hello! How can I help?')
  end
end

class Webhook < WEBrick::HTTPServlet::AbstractServlet
  def do_GET(request, response)
    if request.query['hub.verify_token'] == ENV['VERIFY_TOKEN']
      response.body = request.query['hub.challenge']
    else
      response.status = 403
    end
  end

  def do_POST(request, response)
    digest = OpenSSL::HMAC.hexdigest('SHA256', ENV['APP_SECRET'], request.body)
    unless request['X-Hub-Signature-256'] == "sha256=#{digest}"
      response.status = 403
      return
    end
    events = JSON.parse(request.body)['entry'].flat_map { |entry| entry['messaging'] || [] }
    events.each do |event|
      message = event['message'] || {}
      answer(event['sender']['id'], message['text']) if message['text'] && !message['is_echo']
    end
    response.body = 'ok'
  end
end

server = WEBrick::HTTPServer.new(
  BindAddress: '127.0.0.1', Port: Integer(ENV.fetch('PORT', '8000')), AccessLog: []
)
server.mount('/webhook', Webhook)
trap('TERM') { server.shutdown }
server.start
