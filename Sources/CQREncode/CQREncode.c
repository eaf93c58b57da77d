// SPDX-License-Identifier: GPL-3.0-or-later
#include "CQREncode.h"
#include <dlfcn.h>

// As libqrencode declares them; the name of the file has the version of the interface in it.
typedef struct {
  int version;
  int width;
  unsigned char *data;
} symbol;
typedef symbol *(*encoder)(int size, const unsigned char *data, int version, int level);
typedef void (*releaser)(symbol *);

enum { any_version = 0, level_m = 1 };

static void *opened(void) { return dlopen("libqrencode.so.4", RTLD_NOW | RTLD_LOCAL); }

_Bool cqrencode_is_there(void) {
  void *library = opened();
  if (!library) return 0;
  dlclose(library);
  return 1;
}

int cqrencode_encode(const unsigned char *bytes, int count, unsigned char *modules) {
  void *library = opened();
  if (!library) return -1;
  encoder encode = (encoder)dlsym(library, "QRcode_encodeData");
  releaser release = (releaser)dlsym(library, "QRcode_free");
  int width = -1;
  if (encode && release) {
    width = 0;
    symbol *made = encode(count, bytes, any_version, level_m);
    if (made && made->width > 0 && made->width <= cqrencode_most_modules) {
      width = made->width;
      // The lowest bit of a module is its colour.
      for (int place = 0; place < width * width; place++) modules[place] = made->data[place] & 1;
    }
    if (made) release(made);
  }
  dlclose(library);
  return width;
}
