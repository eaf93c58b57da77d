# SPDX-License-Identifier: GPL-3.0-or-later
"""What a bridge sees of Keycloak's CIBA: prints the address of its callback, reads the bridge's port and then challenges.

Each line is posted to the bridge as the body of a challenge, with a bearer token; the status of the answer is printed, and so
is each status that the callback is told, with whether the token was that one.
"""
import base64
import json
import sys
import threading
import time
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def token():
    claims = {"exp": int(time.time()) + 300, "typ": "Bearer"}
    return ".".join(base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in (b"{}", json.dumps(claims).encode(), b"s"))


class Callback(BaseHTTPRequestHandler):
    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(200)
        self.end_headers()
        is_ours = self.headers["Authorization"] == "Bearer " + TOKEN
        print(body["status"], "under the token" if is_ours else "under another", flush=True)

    def log_message(self, *_):
        pass


TOKEN = token()
server = ThreadingHTTPServer(("127.0.0.1", 0), Callback)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(f"http://127.0.0.1:{server.server_address[1]}/realms/r/protocol/openid-connect/ext/ciba/auth/callback", flush=True)
port = sys.stdin.readline().strip()
for line in sys.stdin:
    challenge = dict(scope="openid", is_consent_required=False, acr_values="", **json.loads(line)) if line.startswith("{") else None
    body = json.dumps(challenge) if challenge else line
    headers = {"Authorization": "Bearer " + TOKEN, "Content-Type": "application/json"}
    try:
        with urllib.request.urlopen(urllib.request.Request(f"http://127.0.0.1:{port}/", body.encode(), headers)) as answer:
            print(answer.status, flush=True)
    except urllib.error.HTTPError as error:
        print(error.code, flush=True)
