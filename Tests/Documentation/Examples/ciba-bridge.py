# SPDX-License-Identifier: GPL-3.0-or-later
"""A bridge from OpenID CIBA, as Keycloak asks an authentication channel: ciba-bridge.py SOCKET SERVICE PORT CALLBACK.

It listens on loopback, where a reverse proxy brings it what Keycloak posts, and tells CALLBACK and nobody else what was decided.
"""
import base64
import json
import sys
import threading
import time
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import varlink

SOCKET, SERVICE, PORT, CALLBACK = sys.argv[1:]
LONGEST = 65536


def announce(challenge, token):
    """Has the person asked; whatever this connection asked for is withdrawn when it closes."""
    reader = varlink.Client.new_with_address("unix:" + SOCKET).open("dk.kodeoplaeser.Approval")
    claims = token.split(".")[1]
    expiry = json.loads(base64.urlsafe_b64decode(claims + "=" * (-len(claims) % 4)))["exp"]
    asked = reader.Request(
        user=challenge["login_hint"],
        service=SERVICE,
        action="logOn",
        text=challenge.get("binding_message") or "",
        binding="bindingMessage",
        lifetimeSeconds=max(30, min(600, int(expiry - time.time()))),
    )
    return reader, asked["approvalID"]


def status(reader, approval):
    """Waits for the person. A rejection is told twice, the second time with its reason."""
    for last in reader.Watch(approval, _more=True):
        pass
    if last["state"] == "approved":
        return "SUCCEED"
    return "CANCELLED" if last.get("reason") == "changedMind" else "UNAUTHORIZED"


def answer(reader, approval, token):
    body = json.dumps({"status": status(reader, approval)}).encode()
    headers = {"Authorization": "Bearer " + token, "Content-Type": "application/json"}
    urllib.request.urlopen(urllib.request.Request(CALLBACK, body, headers), timeout=10).close()


class Channel(BaseHTTPRequestHandler):
    timeout = 10

    def do_POST(self):
        try:
            token = self.headers["Authorization"].removeprefix("Bearer ")
            length = int(self.headers["Content-Length"])
            challenge = json.loads(self.rfile.read(length)) if 0 < length <= LONGEST else {}
            reader, approval = announce(challenge, token)
        except varlink.VarlinkError:
            return self.send_error(403)
        except Exception:
            return self.send_error(400)
        self.send_response(201)
        self.end_headers()
        threading.Thread(target=answer, args=(reader, approval, token)).start()


with ThreadingHTTPServer(("127.0.0.1", int(PORT)), Channel) as server:
    print(server.server_address[1], flush=True)
    server.serve_forever()
