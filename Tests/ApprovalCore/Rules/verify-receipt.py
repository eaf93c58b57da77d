# SPDX-License-Identifier: GPL-3.0-or-later
"""Verifies $RECEIPT with the Ed25519 key $PUBLIC_KEY (base64url) by joserfc, and prints its claims.

Exits 3 where the signature does not hold.
"""
import os
import sys

from joserfc import jws
from joserfc.errors import BadSignatureError
from joserfc.jwk import OKPKey

key = OKPKey.import_key({"kty": "OKP", "crv": "Ed25519", "x": os.environ["PUBLIC_KEY"]})
try:
    receipt = jws.deserialize_compact(os.environ["RECEIPT"], key, algorithms=["EdDSA"])
except BadSignatureError:
    sys.exit(3)
print(receipt.payload.decode())
