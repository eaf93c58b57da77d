// SPDX-License-Identifier: GPL-3.0-or-later
#define _GNU_SOURCE
#include "CLinux.h"

#include <errno.h>
#include <linux/input.h>
#include <malloc.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

size_t clinux_input_event_size(void) { return sizeof(struct input_event); }

struct clinux_input_event clinux_input_event_decode(const uint8_t *bytes) {
  struct input_event event;
  memcpy(&event, bytes, sizeof event);
  int64_t microseconds = (int64_t)event.input_event_sec * 1000000 + event.input_event_usec;
  return (struct clinux_input_event){event.type, event.code, event.value, microseconds};
}

void clinux_input_event_encode(struct clinux_input_event event, uint8_t *bytes) {
  struct input_event whole = {.type = event.type, .code = event.code, .value = event.value};
  whole.input_event_sec = event.microseconds / 1000000;
  whole.input_event_usec = event.microseconds % 1000000;
  memcpy(bytes, &whole, sizeof whole);
}

int clinux_evdev_keys(int descriptor, uint8_t *bits, size_t size) {
  return ioctl(descriptor, EVIOCGBIT(EV_KEY, size), bits);
}

int clinux_evdev_id(int descriptor, struct clinux_input_id *id) {
  struct input_id known;
  if (ioctl(descriptor, EVIOCGID, &known) < 0) return -1;
  *id = (struct clinux_input_id){known.bustype, known.vendor, known.product};
  return 0;
}

int clinux_evdev_text(int descriptor, enum clinux_input_text which, char *text, size_t size) {
  switch (which) {
    case clinux_input_name: return ioctl(descriptor, EVIOCGNAME(size), text);
    case clinux_input_path: return ioctl(descriptor, EVIOCGPHYS(size), text);
    case clinux_input_unique: return ioctl(descriptor, EVIOCGUNIQ(size), text);
  }
  errno = EINVAL;
  return -1;
}

int clinux_evdev_count_monotonic(int descriptor) {
  int clock = CLOCK_MONOTONIC;
  return ioctl(descriptor, EVIOCSCLOCKID, &clock);
}

int clinux_evdev_grab(int descriptor, bool grab) {
  return ioctl(descriptor, EVIOCGRAB, (unsigned long)grab);
}

bool clinux_has_own_rights(void) {
  return getauxval(AT_SECURE) == 0 && getuid() == geteuid() && getgid() == getegid();
}

struct clinux_peer clinux_peer_of(int socket) {
  struct ucred credentials;
  socklen_t length = sizeof credentials;
  if (getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &credentials, &length) != 0 || length != sizeof credentials)
    return (struct clinux_peer){.known = false};
  return (struct clinux_peer){true, credentials.pid, credentials.uid, credentials.gid};
}

int clinux_unix_socket(bool blocking) {
  return socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | (blocking ? 0 : SOCK_NONBLOCK), 0);
}

/// Answers false, with errno, where the path is too long.
static bool fill(struct sockaddr_un *address, const char *path) {
  *address = (struct sockaddr_un){.sun_family = AF_UNIX};
  if (strlen(path) >= sizeof address->sun_path) {
    errno = ENAMETOOLONG;
    return false;
  }
  strcpy(address->sun_path, path);
  return true;
}

int clinux_unix_bind(int socket, const char *path) {
  struct sockaddr_un address;
  return fill(&address, path) ? bind(socket, (struct sockaddr *)&address, sizeof address) : -1;
}

int clinux_unix_connect(int socket, const char *path) {
  struct sockaddr_un address;
  return fill(&address, path) ? connect(socket, (struct sockaddr *)&address, sizeof address) : -1;
}

static bool option_is(int descriptor, int option, int wanted) {
  int value;
  socklen_t length = sizeof value;
  return getsockopt(descriptor, SOL_SOCKET, option, &value, &length) == 0 && value == wanted;
}

bool clinux_is_listening(int descriptor) {
  return option_is(descriptor, SO_DOMAIN, AF_UNIX) && option_is(descriptor, SO_TYPE, SOCK_STREAM) &&
         option_is(descriptor, SO_ACCEPTCONN, 1);
}

int clinux_accept(int socket) { return accept4(socket, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK); }

int clinux_event_signal(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

bool clinux_holds(const char *text, const char *part) { return strcasestr(text, part) != NULL; }

const void *clinux_find(const void *bytes, size_t count, const void *part, size_t length) {
  return memmem(bytes, count, part, length);
}

void clinux_share_heap(void) { mallopt(M_ARENA_MAX, 1); }

void clinux_trim_heap(void) { malloc_trim(0); }

void clinux_keep_memory_private(void) {
  struct rlimit none = {0, 0};
  prctl(PR_SET_DUMPABLE, 0);
  setrlimit(RLIMIT_CORE, &none);
}

void clinux_name_thread(const char *name) { prctl(PR_SET_NAME, name); }
