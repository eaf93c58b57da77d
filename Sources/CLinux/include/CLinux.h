// SPDX-License-Identifier: GPL-3.0-or-later
//
// What glibc's Swift module leaves out: macros that are no constants, and structures behind feature macros.
// Nothing here keeps state, but for where signals go. Where a call can fail it answers -1 and leaves errno, as the call beneath does.
#ifndef CLINUX_H
#define CLINUX_H

#include "CLinuxAlarm.h"
#include "CLinuxFiles.h"
#include "CLinuxFolders.h"
#include "CLinuxNotify.h"
#include "CLinuxPriority.h"
#include "CLinuxSignal.h"
#include "CLinuxSpawn.h"
#include "CLinuxStack.h"
#include "CLinuxWait.h"
#include <linux/input-event-codes.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// One event of an input device: `struct input_event`, its time in microseconds of the device's clock.
struct clinux_input_event {
  uint16_t type;
  uint16_t code;
  int32_t value;
  int64_t microseconds;
};

/// Bytes of one `struct input_event` on this machine, the unit in which an evdev file is read.
size_t clinux_input_event_size(void);

/// Reads one event out of `clinux_input_event_size()` bytes, aligned or not.
struct clinux_input_event clinux_input_event_decode(const uint8_t *bytes);

/// The other way: for tests that play an input device.
void clinux_input_event_encode(struct clinux_input_event event, uint8_t *bytes);

/// The keys that the device can send, a bit each, the lowest code first: ioctl EVIOCGBIT(EV_KEY). The bytes that were written.
int clinux_evdev_keys(int descriptor, uint8_t *bits, size_t size);

/// How the device is connected, and whose product it is: `struct input_id` (linux/input.h).
struct clinux_input_id {
  uint16_t bus;
  uint16_t vendor;
  uint16_t product;
};
int clinux_evdev_id(int descriptor, struct clinux_input_id *id);

/// What the device is called, where it is plugged in, and what tells it from others of its make: ioctl EVIOCGNAME, EVIOCGPHYS,
/// EVIOCGUNIQ. The bytes that were written, the NUL among them; ENOENT where it has none.
enum clinux_input_text { clinux_input_name, clinux_input_path, clinux_input_unique };
int clinux_evdev_text(int descriptor, enum clinux_input_text which, char *text, size_t size);

/// The times of events are those of CLOCK_MONOTONIC from here on, for this descriptor: ioctl EVIOCSCLOCKID.
int clinux_evdev_count_monotonic(int descriptor);

/// Takes (or gives back) the device for this descriptor alone: ioctl EVIOCGRAB. EBUSY where another holds it.
int clinux_evdev_grab(int descriptor, bool grab);

/// No core file of this process, and no other one of the same user that reads its memory: prctl(2) PR_SET_DUMPABLE, and
/// setrlimit(2) RLIMIT_CORE, which a collector of core files goes by.
void clinux_keep_memory_private(void);

/// Whether this process has the rights of who started it and no others': one uid, one gid, and no AT_SECURE (getauxval(3)), with
/// which the system says that the environment is not to be believed.
bool clinux_has_own_rights(void);

/// Who is at the other end of a connected Unix socket: getsockopt SO_PEERCRED, taken when it connected.
struct clinux_peer {
  bool known;
  int32_t process;
  uint32_t user;
  uint32_t group;
};
struct clinux_peer clinux_peer_of(int socket);

/// A Unix stream socket, close-on-exec; socket(2).
int clinux_unix_socket(bool blocking);

/// bind(2) or connect(2) to a path. ENAMETOOLONG where it does not fit a socket's name.
int clinux_unix_bind(int socket, const char *path);
int clinux_unix_connect(int socket, const char *path);

/// Whether the descriptor is a Unix stream socket that listens: what a service manager hands over.
bool clinux_is_listening(int descriptor);

/// accept4(2) with SOCK_CLOEXEC and SOCK_NONBLOCK.
int clinux_accept(int socket);

/// eventfd(2) with EFD_CLOEXEC and EFD_NONBLOCK: by which one thread wakes another that sleeps in poll(2).
int clinux_event_signal(void);

/// Whether a part stands anywhere in a text, whatever the case of ASCII letters: strcasestr(3).
bool clinux_holds(const char *text, const char *part);

/// Where a part stands first in some bytes, NULL where it does not: memmem(3).
const void *clinux_find(const void *bytes, size_t count, const void *part, size_t length);

/// All threads share one heap from here on, where each would get one of its own, half of which stands empty at rest:
/// M_ARENA_MAX of mallopt(3). For a program whose threads seldom allocate at the same time, before the first is started.
void clinux_share_heap(void);

/// Gives the system back what the heap holds and nobody uses: malloc_trim(3).
void clinux_trim_heap(void);

/// Names the calling thread, in at most 15 bytes, as ps(1) and debuggers show it: prctl PR_SET_NAME.
void clinux_name_thread(const char *name);

#endif
