"""Sets how many writes a second an account may make. Usage: account.py ETC ACCOUNT RATE (a number, or off)

The rate lies in the account's system metadata, which only its storage node takes, and in memcached, which is told to forget.
"""
import configparser
import http.client
import socket
import sys
import time

import places

etc, account, rate = sys.argv[1:4]
part, port, device = places.find(etc, account)
node = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
node.request("PUT", f"/{device}/{part}/{account}", headers={
    "X-Timestamp": f"{time.time():016.05f}",
    "X-Account-Sysmeta-Global-Write-Ratelimit": "" if rate == "off" else rate,
})
answer = node.getresponse()
answer.read()

proxy = configparser.ConfigParser(interpolation=None)
proxy.read(f"{etc}/proxy.conf")
host, port = proxy["filter:cache"]["memcache_servers"].split(":")
with socket.create_connection((host, int(port))) as memcached:
    memcached.sendall(b"flush_all\r\n")
    memcached.recv(64)

print(f"{account} {rate}: {answer.status}")
sys.exit(0 if answer.status < 300 else 1)
