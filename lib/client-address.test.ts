import { describe, expect, test } from 'vitest';
import { clientAddress, readProxies, subscriberOf } from './client-address.ts';
import { valueOf } from './result.ts';

const proxies = valueOf(readProxies('127.0.0.0/8, ::1 10.1.0.0/16, 2001:db8:aa::/48'));

test.each([
  ['nobody in between: what a visitor says of itself is not heard', '203.0.113.7', '198.51.100.1', '203.0.113.7'],
  ['nobody in between, nothing said', '203.0.113.7', undefined, '203.0.113.7'],
  ['a proxy tells', '127.0.0.1', '203.0.113.7', '203.0.113.7'],
  ['what a visitor wrote stands before what the proxy added', '127.0.0.1', '198.51.100.1, 203.0.113.7', '203.0.113.7'],
  ['two proxies', '127.0.0.1', '198.51.100.1, 203.0.113.7, 10.1.2.3', '203.0.113.7'],
  ['proxies all the way', '127.0.0.1', '10.1.2.3, 10.1.2.4', '10.1.2.3'],
  ['a proxy that tells nothing', '10.1.2.3', undefined, '10.1.2.3'],
  ['a proxy that tells what is no address', '127.0.0.1', '203.0.113.7, unknown', '127.0.0.1'],
  ['IPv4 spoken over IPv6', '::ffff:127.0.0.1', '::ffff:203.0.113.7', '203.0.113.7'],
  ['with a port', '::1', '203.0.113.7:4711', '203.0.113.7'],
  ['IPv6 in brackets with a port', '::1', '[2001:DB8:0:0::7]:443', '2001:db8::7'],
  ['a proxy of IPv6', '2001:db8:aa::5', '2001:db8:bb::7', '2001:db8:bb::7'],
  ['a zone', 'fe80::1%eth0', '203.0.113.7', 'fe80::1'],
  ['a connection that is gone', undefined, '203.0.113.7', 'unknown'],
])('%s', (_, peer, forwarded, address) => {
  expect(clientAddress(peer, forwarded, proxies)).toBe(address);
});

test('“none” trusts nobody, not even this machine', () => {
  expect(clientAddress('127.0.0.1', '203.0.113.7', valueOf(readProxies('none')))).toBe('127.0.0.1');
});

describe('what is no list of proxies', () => {
  test.each([
    'localhost',
    '10.0.0.0/33',
    '10.0.0/8',
    '::1/129',
    '10.0.0.1/8/8',
    '10.0.0.1/',
    '10.0.0.1/-1',
    'fe80::1%eth0',
  ])('%s', (text) => expect(readProxies(text).ok).toBe(false));
});

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::', '2001:db8:1:2::/64'],
  ['2001:db8::7', '2001:db8:0:0::/64'],
  ['::7', '0:0:0:0::/64'],
  ['unknown', 'unknown'],
])('%s counts as %s', (address, subscriber) => {
  expect(subscriberOf(address)).toBe(subscriber);
});
