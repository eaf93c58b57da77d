# SPDX-License-Identifier: GPL-3.0-or-later
"""A service that means no good, with nothing but a socket: it asks without end, or guesses without end.

attacker.py SOCKET storm USER SERVICE          asks until its input ends
attacker.py SOCKET flap USER SERVICE COUNT     asks and takes back, so many times
attacker.py SOCKET guess USER SERVICE COUNT    gives so many wrong codes, in as many requests as it gets
attacker.py SOCKET spoken USER SERVICE COUNT   gives so many wrong codes for one request once a line tells that its text was
                                               heard; at the next asks for an answer on the keypad, and shows its code

Prints how many requests were taken, and how many calls were made.
"""
import json
import select
import socket
import sys

PREFIX = "dk.kodeoplaeser.Approval."


class Wire:
    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(path)
        self.read = b""
        self.calls = 0

    def call(self, method, **parameters):
        self.calls += 1
        self.socket.sendall(json.dumps({"method": PREFIX + method, "parameters": parameters}).encode() + b"\0")
        while b"\0" not in self.read:
            received = self.socket.recv(65536)
            if not received:
                raise SystemExit("the daemon hung up")
            self.read += received
        message, self.read = self.read.split(b"\0", 1)
        reply = json.loads(message)
        return None if "error" in reply else reply.get("parameters", {})


def ask(wire, user, service, binding="oneTimeCode"):
    return wire.call(
        "Request", user=user, service=service, action="approve", text="Betal 12 kr.", binding=binding)


def storm(wire, user, service):
    taken = 0
    print("storm", flush=True)
    while not select.select([sys.stdin], [], [], 0)[0]:
        taken += ask(wire, user, service) is not None
    return taken


def flap(wire, user, service, count):
    taken = 0
    for _ in range(int(count)):
        requested = ask(wire, user, service)
        if requested:
            taken += 1
            wire.call("Cancel", approvalID=requested["approvalID"])
    return taken


def guess(wire, user, service, count):
    taken = 0
    approval = None
    for number in range(int(count)):
        if number % 100 < 4:
            requested = ask(wire, user, service, "shownCode")
            if requested:
                taken += 1
                approval = requested["approvalID"]
                wire.call("Present", approvalID=approval)
        if approval:
            wire.call("SubmitCode", approvalID=approval, code="%06d" % number, password="not-the-password")
    return taken


def spoken(wire, user, service, count):
    approval = ask(wire, user, service, "spokenCode")["approvalID"]
    print("asked", flush=True)
    sys.stdin.readline()
    for number in range(int(count)):
        wire.call("SubmitCode", approvalID=approval, code="%06d" % number, password="not-the-password")
    print("guessed", flush=True)
    sys.stdin.readline()
    requested = ask(wire, user, service)
    print(requested["oneTimeCode"], flush=True)
    sys.stdin.readline()
    return wire.call("Watch", approvalID=requested["approvalID"])["state"]


def main():
    path, what, *rest = sys.argv[1:]
    wire = Wire(path)
    taken = {"storm": storm, "flap": flap, "guess": guess, "spoken": spoken}[what](wire, *rest)
    print(json.dumps({"taken": str(taken), "calls": str(wire.calls)}))


main()
