// SPDX-License-Identifier: GPL-3.0-or-later
// What the machine itself costs: a key of the keypad to a tone, and to silence, with evdev and ALSA alone, as `bare sound`. And the
// headset's mixer, which this image has no other program for, as `bare mixer on|off`.
#include <alsa/asoundlib.h>
#include <fcntl.h>
#include <linux/input.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { rate = 22050, part = 110, tone = 80 * part };

static int fail(const char *what, int code) {
  fprintf(stderr, "bare: error: %s: %s\n", what, snd_strerror(code));
  return 1;
}

// The keypad, grabbed: the first device that has its plus.
static int open_keypad(void) {
  for (int number = 0; number < 32; number++) {
    char path[64];
    unsigned char keys[KEY_MAX / 8 + 1] = {0};
    snprintf(path, sizeof path, "/dev/input/event%d", number);
    int file = open(path, O_RDONLY | O_NONBLOCK);
    if (file < 0) continue;
    if (ioctl(file, EVIOCGBIT(EV_KEY, sizeof keys), keys) >= 0 && keys[KEY_KPPLUS / 8] & 1 << KEY_KPPLUS % 8 &&
        ioctl(file, EVIOCGRAB, 1) == 0)
      return file;
    close(file);
  }
  return -1;
}

// The last key that went down since the last call; 0 where none did.
static int pressed(int keypad) {
  struct input_event event;
  int key = 0;
  while (read(keypad, &event, sizeof event) == sizeof event) {
    if (event.type == EV_KEY && event.value == 1) key = event.code;
  }
  return key;
}

// 5 begins a tone, Enter ends it; silence is played between, so that the card runs as it does for a reader that is kept awake.
static int sound(void) {
  snd_pcm_t *card;
  int keypad = open_keypad();
  if (keypad < 0) return fail("no keypad", -ENODEV);
  int code = snd_pcm_open(&card, "default", SND_PCM_STREAM_PLAYBACK, 0);
  if (code < 0) return fail("default", code);
  code = snd_pcm_set_params(card, SND_PCM_FORMAT_S16, SND_PCM_ACCESS_RW_INTERLEAVED, 1, rate, 1, 20000);
  if (code < 0) return fail("parameters", code);
  puts("ready");
  fflush(stdout);
  for (int left = 0, time = 0;;) {
    int key = pressed(keypad);
    if (key == KEY_KP5) left = tone * 10;
    if (key == KEY_KPENTER) {
      // What the card holds is taken back, as a reader does that is to be silent at once.
      left = 0;
      snd_pcm_drop(card);
      snd_pcm_prepare(card);
    }
    short samples[part];
    for (int place = 0; place < part; place++, time++) samples[place] = left > 0 ? time % 50 < 25 ? 8000 : -8000 : 0;
    if (left > 0) left -= part;
    snd_pcm_sframes_t written = snd_pcm_writei(card, samples, part);
    if (written < 0 && (code = snd_pcm_recover(card, (int)written, 1)) < 0) return fail("the card", code);
  }
}

static int mixer(int is_on) {
  snd_mixer_t *mixer;
  int code = snd_mixer_open(&mixer, 0);
  if (code < 0 || (code = snd_mixer_attach(mixer, "hw:0")) < 0 || (code = snd_mixer_selem_register(mixer, NULL, NULL)) < 0 ||
      (code = snd_mixer_load(mixer)) < 0)
    return fail("the mixer", code);
  for (snd_mixer_elem_t *element = snd_mixer_first_elem(mixer); element; element = snd_mixer_elem_next(element)) {
    if (snd_mixer_selem_has_playback_switch(element)) snd_mixer_selem_set_playback_switch_all(element, is_on);
    printf("%s\n", snd_mixer_selem_get_name(element));
  }
  return 0;
}

int main(int count, char **words) {
  if (count == 2 && strcmp(words[1], "sound") == 0) return sound();
  if (count == 3 && strcmp(words[1], "mixer") == 0) return mixer(strcmp(words[2], "on") == 0);
  fputs("usage: bare sound | mixer on | mixer off\n", stderr);
  return 2;
}
