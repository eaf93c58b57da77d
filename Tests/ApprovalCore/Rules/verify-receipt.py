# SPDX-License-Identifier: GPL-3.0-or-later
"""Verifies $RECEIPT by joserfc with the Ed25519 key $PUBLIC_KEY (base64url) of the name $KID, and prints its claims.

Exits 3 where the signature does not hold, 4 where the name is not the key's thumbprint (RFC 7638), and 5 where the receipt
names another key.
"""
import os
import sys

from joserfc import jws
from joserfc.errors import BadSignatureError
from joserfc.jwk import OKPKey

key = OKPKey.import_key({"kty": "OKP", "crv": "Ed25519", "x": os.environ["PUBLIC_KEY"]})
if key.thumbprint() != os.environ["KID"]:
    sys.exit(4)
try:
    receipt = jws.deserialize_compact(os.environ["RECEIPT"], key, algorithms=["EdDSA"])
except BadSignatureError:
    sys.exit(3)
if receipt.headers()["kid"] != os.environ["KID"]:
    sys.exit(5)
print(receipt.payload.decode())
