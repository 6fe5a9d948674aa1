'use strict';
// What the clients send, in the words of the wire.
const URL = 'https://shop.example.com/';

const postback = { type: 'postback', title: 'Größe', payload: 'SIZE' };
const web = { type: 'web_url', title: 'Shop', url: URL };
const phone = { type: 'phone_number', title: 'Call', payload: '+15105551234' };
const reply = { content_type: 'text', title: 'Größe', payload: 'SIZE' };
const card = {
  title: 'Crème brûlée',
  subtitle: 'fresh',
  image_url: URL + 'a.png',
  default_action: { type: 'web_url', url: URL },
  buttons: [web, postback, phone],
};
const receipt = {
  recipient_name: 'Ana Lima',
  order_number: '123',
  currency: 'EUR',
  payment_method: 'Visa',
  order_url: URL,
  timestamp: '1788256800',
  address: {
    street_1: '1 Rue é',
    street_2: '',
    city: 'Paris',
    postal_code: '75001',
    state: 'IDF',
    country: 'FR',
  },
  summary: { subtotal: 18, shipping_cost: 1, total_tax: 1, total_cost: 20 },
  adjustments: [{ name: 'Rabais', amount: 1 }],
  elements: [{ title: 'Crème', subtitle: 'fresh', quantity: 2, price: 10, currency: 'EUR' }],
};
const airport = { airport_code: 'SFO', city: 'San Francisco', terminal: 'T4', gate: 'G8' };
const flight = {
  flight_number: 'KL9123',
  departure_airport: airport,
  arrival_airport: { ...airport, airport_code: 'AMS', city: 'Amsterdam' },
  flight_schedule: {
    boarding_time: '2020-11-02T18:00',
    departure_time: '2020-11-02T19:00',
    arrival_time: '2020-11-03T07:00',
  },
};
const airline = {
  boardingpass: {
    intro_message: 'Your boarding pass',
    locale: 'en_US',
    boarding_pass: [
      {
        passenger_name: 'ANA/LIMA',
        pnr_number: 'CG4X7U',
        qr_code: 'M1LIMA/ANA CG4X7U',
        logo_image_url: URL + 'logo.png',
        above_bar_code_image_url: URL + 'bar.png',
        flight_info: flight,
      },
    ],
  },
  checkin: {
    intro_message: 'Check-in is open',
    locale: 'en_US',
    pnr_number: 'CG4X7U',
    checkin_url: URL,
    flight_info: [flight],
  },
  itinerary: {
    intro_message: 'Your itinerary',
    locale: 'en_US',
    pnr_number: 'CG4X7U',
    passenger_info: [{ name: 'Ana Lima', ticket_number: '0741234567890', passenger_id: 'p001' }],
    flight_info: [
      {
        connection_id: 'c001',
        segment_id: 's001',
        aircraft_type: 'Boeing 737',
        travel_class: 'business',
        ...flight,
      },
    ],
    passenger_segment_info: [
      { segment_id: 's001', passenger_id: 'p001', seat: '12A', seat_type: 'Business' },
    ],
    price_info: [{ title: 'Fuel', amount: '16', currency: 'USD' }],
    base_price: '122',
    tax: '2',
    total_price: '140',
    currency: 'USD',
  },
  update: {
    intro_message: 'Your flight is delayed',
    update_type: 'delay',
    locale: 'en_US',
    pnr_number: 'CG4X7U',
    update_flight_info: flight,
  },
};

module.exports = { URL, postback, web, phone, reply, card, receipt, airline };
