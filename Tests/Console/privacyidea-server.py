# SPDX-License-Identifier: GPL-3.0-or-later
"""A real privacyIDEA from PyPI on loopback, with TLS: privacyidea-server.py FOLDER.

Prints its address once it serves, whose certificate is FOLDER/ca.pem. Then a line of standard input is a command, and a line is
printed for each: `enrol` (the address of a new push token), `login SERIAL` (a transaction), `status TRANSACTION` (of its challenge),
`finish SERIAL TRANSACTION [CODE]` (the result of the login), `policy NAME VALUE` (of the authentication; without a value, none).
"""
import datetime
import ipaddress
import json
import os
import secrets
import ssl
import sys
import threading
import urllib.error
import urllib.request

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from werkzeug.serving import make_server

FOLDER = sys.argv[1]


def certificate():
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.timezone.utc)
    alternative = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(alternative, False)
        .add_extension(x509.BasicConstraints(True, None), True)
        .sign(key, hashes.SHA256())
    )
    with open(FOLDER + "/ca.pem", "wb") as file:
        file.write(certificate.public_bytes(serialization.Encoding.PEM))
    with open(FOLDER + "/key.pem", "wb") as file:
        plain = serialization.NoEncryption()
        file.write(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(FOLDER + "/ca.pem", FOLDER + "/key.pem")
    return context


def application():
    with open(FOLDER + "/enckey", "wb") as file:
        file.write(os.urandom(96))
    with open(FOLDER + "/pi.cfg", "w") as file:
        file.write(f"""
SUPERUSER_REALM = ["super"]
SQLALCHEMY_DATABASE_URI = "sqlite:///{FOLDER}/pi.sqlite"
SECRET_KEY = "{secrets.token_hex(16)}"
PI_PEPPER = "{secrets.token_hex(8)}"
PI_ENCFILE = "{FOLDER}/enckey"
PI_AUDIT_NO_SIGN = True
PI_NO_RESPONSE_SIGN = True
PI_LOGFILE = "{FOLDER}/pi.log"
""")
    from privacyidea.app import create_app
    from privacyidea.lib.auth import create_db_admin
    from privacyidea.models import db

    app = create_app(config_name="production", config_file=FOLDER + "/pi.cfg", silent=True)
    with app.app_context():
        db.create_all()
        create_db_admin("admin", password="admin")
    return app


class Server:
    def __init__(self):
        # One request at a time, as SQLite writes.
        self.server = make_server("127.0.0.1", 0, application(), ssl_context=certificate())
        self.trust = ssl.create_default_context(cafile=FOLDER + "/ca.pem")
        self.url = f"https://127.0.0.1:{self.server.port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        answer = self.call("/auth", username="admin", password="admin")
        self.admin = {"Authorization": answer["result"]["value"]["token"]}
        enrolment = f"push_firebase_configuration=poll only, push_registration_url={self.url}/ttype/push"
        self.call("/policy/enrolment", scope="enrollment", action=enrolment)

    def call(self, path, method="POST", **fields):
        body = json.dumps(fields).encode() if method == "POST" else None
        headers = ({"Content-Type": "application/json"} if body else {}) | getattr(self, "admin", {})
        request = urllib.request.Request(self.url + path, body, headers, method=method)
        try:
            with urllib.request.urlopen(request, context=self.trust) as answer:
                return json.loads(answer.read())
        except urllib.error.HTTPError as error:
            raise SystemExit(f"{path}: {error.read()}")

    def enrol(self):
        detail = self.call("/token/init", type="push", genkey=1, pin="pin")["detail"]
        return detail["pushurl"]["value"]

    def login(self, serial):
        return self.call("/validate/check", serial=serial, **{"pass": "pin"})["detail"].get("transaction_id", "none")

    def status(self, transaction):
        answer = self.call(f"/validate/polltransaction/{transaction}", method="GET")
        return answer["detail"]["challenge_status"]

    def finish(self, serial, transaction, code=""):
        answer = self.call("/validate/check", serial=serial, transaction_id=transaction, **{"pass": code})
        return answer["result"].get("authentication")

    def policy(self, name, *value):
        if not value:
            return self.call(f"/policy/{name}", method="DELETE")["result"]["status"]
        action = f"{name}={' '.join(value)}" if value != ("on",) else name
        return self.call(f"/policy/{name}", scope="authentication", action=action)["result"]["status"]


server = Server()
print(server.url, flush=True)
for line in sys.stdin:
    name, *arguments = line.split()
    print(getattr(server, name)(*arguments), flush=True)
