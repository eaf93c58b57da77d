// SPDX-License-Identifier: GPL-3.0-or-later

/// Who is speaking: the trusted path of what is heard.
///
/// What the reader itself says is in `prompt`; what a service wrote is in `quote`, plainly another
/// voice, and no text can leave it.
public enum VoiceRole: String, Hashable, Sendable, CaseIterable {
  case prompt
  case quote
}
