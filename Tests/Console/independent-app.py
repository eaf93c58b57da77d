# SPDX-License-Identifier: GPL-3.0-or-later
"""An app that knows nothing of this project but its interface descriptions: answers the request that waits for $APP_USER.

Makes its key by the library `cryptography`, prints the public half, reads from standard input the app's number once it is
activated, then the PIN and the session's link, and approves what it showed. Exits 3 where the daemon refuses.
"""
import base64
import hashlib
import json
import os
import socket
import sys

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def call(method, **parameters):
    daemon.sendall(json.dumps({"method": "dk.kodeoplaeser.Identity." + method, "parameters": parameters}).encode() + b"\0")
    reply = b""
    while not reply.endswith(b"\0"):
        reply += daemon.recv(65536)
    reply = json.loads(reply[:-1])
    if "error" in reply:
        print(reply["error"], reply.get("parameters"), file=sys.stderr)
        sys.exit(3)
    return reply["parameters"]


def digest(text):
    fields = ["kodeoplaeser-transaction-1"]
    fields += [text.get(name) for name in ["action", "service", "text", "amount", "currency", "payee", "toAccount", "language"]]
    if text.get("change"):
        fields += ["change", text["change"]]
    form = b""
    for field in fields:
        form += b"\0" if field is None else b"\1" + len(field.encode()).to_bytes(4, "big") + field.encode()
    return hashlib.sha256(form).hexdigest()


def answer(method, act, **more):
    message = f"kodeoplaeser-answer-1\n{request['approvalID']}\n{digest(request)}\n{act}\n"
    return call(
        method, approvalID=request["approvalID"], authenticator=number, signature=base64url(key.sign(message.encode())), **more
    )


key = Ed25519PrivateKey.generate()
print(base64url(key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)), flush=True)
number, pin, link = (sys.stdin.readline().strip() for _ in range(3))
daemon = socket.socket(socket.AF_UNIX)
daemon.connect(os.environ["SOCKET"])
request = call("PendingApproval", user=os.environ["APP_USER"])["approval"]
answer("OpenApproval", "open", pin=pin)
answer("BindApproval", "bind", link=link)
print(request["text"], flush=True)
answer("HearApproval", "heard")
print(answer("Approve", "approve")["receipt"])
