// SPDX-License-Identifier: GPL-3.0-or-later

import Sound

extension Player.Options {
  /// For what does not ask whether an output is stuck: on a busy machine a thread may wait for its turn for seconds.
  static var patient: Self {
    var options = Self()
    options.patience = .seconds(600)
    return options
  }
}
