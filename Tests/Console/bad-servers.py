# SPDX-License-Identifier: GPL-3.0-or-later
"""Servers that answer badly, each on a port of its own, over TLS: bad-servers.py FOLDER.

Prints a line `NAME PORT` for each, and serves until its input ends. FOLDER/ca.pem is the authority of those with a right certificate.
"""
import socket
import ssl
import subprocess
import sys
import threading

FOLDER = sys.argv[1]
JSON = b'{"result": {"status": true, "value": []}}'


def certificate(name, subject):
    files = ["-keyout", f"{FOLDER}/{name}.key", "-out", f"{FOLDER}/{name}.pem"]
    kind = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1"]
    subprocess.run(
        ["openssl", "req", *kind, *files, "-subj", "/CN=test", "-addext", "subjectAltName=" + subject],
        check=True, capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(f"{FOLDER}/{name}.pem", f"{FOLDER}/{name}.key")
    return context


def plainly(body, head=b"200 OK"):
    def answer(peer):
        peer.sendall(b"HTTP/1.1 " + head + b"\r\nContent-Length: %d\r\nConnection: close\r\n\r\n" % len(body) + body)

    return answer


def endlessly(beginning, piece):
    def answer(peer):
        peer.sendall(beginning)
        while True:
            peer.sendall(piece * 1000)

    return answer


def never(peer):
    peer.recv(1)


right, other = certificate("ca", "IP:127.0.0.1"), certificate("other", "DNS:other.example.dk")
unknown = certificate("unknown", "IP:127.0.0.1")
SERVERS = {
    "right": (right, plainly(JSON)),
    "html": (right, plainly(b"<!doctype html><p>It works!")),
    "redirecting": (right, plainly(b"", b"302 Found\r\nLocation: /elsewhere")),
    "endless": (right, endlessly(b"HTTP/1.1 200 OK\r\n\r\n", b"spam")),
    "headers": (right, endlessly(b"HTTP/1.1 200 OK\r\n", b"X-Spam: spam\r\n")),
    "huge": (right, endlessly(b"HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\n", b"spam")),
    "binary": (right, plainly(b"\xff\xfe\x00")),
    "silent": (right, never),
    "unknown": (unknown, plainly(JSON)),
    "other-name": (other, plainly(JSON)),
    "no-tls": (None, plainly(JSON)),
}


def converse(context, peer, answer):
    try:
        peer = context.wrap_socket(peer, server_side=True) if context else peer
        peer.recv(65536)
        answer(peer)
        peer.close()
    except OSError:
        pass


def serve(listener, context, answer):
    while True:
        peer, _ = listener.accept()
        threading.Thread(target=converse, args=(context, peer, answer), daemon=True).start()


for name, (context, answer) in SERVERS.items():
    listener = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=serve, args=(listener, context, answer), daemon=True).start()
    print(name, listener.getsockname()[1], flush=True)
print("all", flush=True)
sys.stdin.read()
