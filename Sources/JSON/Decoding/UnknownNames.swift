// SPDX-License-Identifier: GPL-3.0-or-later

/// The members that no type has a name for, as decoding comes by them. It lives for one decoding, on one thread.
final class UnknownNames {
  var paths: [String] = []
}
