// SPDX-License-Identifier: GPL-3.0-or-later
#include <alsa/asoundlib.h>

// libasound writes its errors to standard error by itself; the handler that could stop it is variadic, which
// Swift cannot write. Every error reaches the caller as a return value too, so nothing is lost.
static inline void calsa_ignore_message(const char *file, int line, const char *function, int code, const char *format, ...) {
  (void)file; (void)line; (void)function; (void)code; (void)format;
}
static inline void calsa_be_quiet(void) { snd_lib_error_set_handler(calsa_ignore_message); }
