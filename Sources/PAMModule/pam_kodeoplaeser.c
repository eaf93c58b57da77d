// SPDX-License-Identifier: GPL-3.0-or-later
//
// pam_kodeoplaeser(8): authenticates by ear. The module converses with the application; `kodeoplaeser pam --module`, a child of
// it, talks to the daemon. So no Swift runtime, no JSON and no socket is in sshd, sudo or login.
//
// 1. The child gets nothing of the application but PAM's items: no environment, no descriptor, no signal's handler, and no account
//    but the effective one. The items are text from outside, which the child treats so.
// 2. What the child writes is lines, each a keyword, a space and a text: `info`, `prompt`, `error` and `end`. Any other line is
//    for the log. The child is told nothing: that its input ends means that nobody waits any more, and it takes its request back.
// 3. Success is the line `end approved` and the exit status 0, both. Everything else fails.
// 4. PAM_PERM_DENIED is a rejection, PAM_AUTHINFO_UNAVAIL that nothing listens at the socket. Everything else, from an unknown user
//    to a time that is over, is PAM_AUTH_ERR: who asks from afar learns nothing.
// 5. The child is in the application's process group, where Ctrl-C reaches it, and is reaped here alone: it ends without a
//    SIGCHLD, so that no handler and no wait of the application's own sees it.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <syslog.h>
#include <time.h>
#include <unistd.h>

#include <security/pam_ext.h>
#include <security/pam_modules.h>

/// Where the command line is; `kodeoplaeser install` and packages say so when they compile this.
#ifndef KODEOPLAESER_PROGRAM
#define KODEOPLAESER_PROGRAM "/usr/bin/kodeoplaeser"
#endif

/// The functions that PAM calls; the others are compiled with -fvisibility=hidden.
#define EXPORTED __attribute__((visibility("default")))

enum {
  shortest_timeout = 10,
  longest_timeout = 600,
  default_timeout = 120,
  /// sshd(8) ends a login after 120 s (LoginGraceTime): the request is to be over before, so that it is taken back in time.
  sshd_timeout = 100,
  /// Seconds that a child which hangs has beyond its own time limit, and to take its request back.
  child_grace = 15,
  farewell = 3,
  longest_line = 1024,
};

// MARK: Options

struct options {
  const char *user, *timeout, *binding, *socket, *language;
  bool prompt;
  int seconds;
};

static bool take(const char *argument, const char *name, const char **value) {
  size_t length = strlen(name);
  if (strncmp(argument, name, length) != 0 || argument[length] != '=') return false;
  *value = argument + length + 1;
  return true;
}

static bool is_sshd(const char *service) { return strncmp(service, "sshd", 4) == 0; }

/// An option that is not known, or has no value that is, refuses: a stack that is not understood lets nobody in.
static bool parse(pam_handle_t *pamh, int argc, const char **argv, const char *service, struct options *options) {
  *options = (struct options){.prompt = is_sshd(service)};
  for (int i = 0; i < argc; i++) {
    if (strcmp(argv[i], "prompt") == 0) {
      options->prompt = true;
    } else if (!take(argv[i], "user", &options->user) && !take(argv[i], "timeout", &options->timeout) &&
               !take(argv[i], "binding", &options->binding) && !take(argv[i], "socket", &options->socket) &&
               !take(argv[i], "language", &options->language)) {
      pam_syslog(pamh, LOG_ERR, "there is no option %s; nobody was asked", argv[i]);
      return false;
    }
  }
  options->seconds = is_sshd(service) ? sshd_timeout : default_timeout;
  if (options->timeout == NULL) return true;
  char *end;
  errno = 0;
  long seconds = strtol(options->timeout, &end, 10);
  if (errno != 0 || *options->timeout == '\0' || *end != '\0' || seconds < shortest_timeout ||
      seconds > longest_timeout) {
    pam_syslog(pamh, LOG_ERR, "timeout=%s is no number of seconds from %d to %d; nobody was asked", options->timeout,
               shortest_timeout, longest_timeout);
    return false;
  }
  options->seconds = (int)seconds;
  return true;
}

// MARK: What the child is given

enum { most_arguments = 16, most_variables = 8 };

struct errand {
  const char *arguments[most_arguments];
  int count;
  char seconds[12];
  char *variables[most_variables];
  int variable_count;
};

static void say(struct errand *errand, const char *argument) { errand->arguments[errand->count++] = argument; }

static void say_option(struct errand *errand, const char *name, const char *value) {
  if (value == NULL) return;
  say(errand, name);
  say(errand, value);
}

static bool tell(struct errand *errand, const char *name, const char *value) {
  if (value == NULL) return true;
  char **variable = &errand->variables[errand->variable_count];
  if (asprintf(variable, "%s=%s", name, value) < 0) {
    *variable = NULL;
    return false;
  }
  errand->variable_count++;
  return true;
}

static bool tell_item(struct errand *errand, pam_handle_t *pamh, int item, const char *name) {
  const void *value = NULL;
  return pam_get_item(pamh, item, &value) == PAM_SUCCESS && tell(errand, name, value);
}

static bool prepare(struct errand *errand, pam_handle_t *pamh, const char *user, const struct options *options) {
  snprintf(errand->seconds, sizeof errand->seconds, "%d", options->seconds);
  say(errand, "kodeoplaeser");
  say_option(errand, "--socket", options->socket);
  say(errand, "pam");
  say(errand, "--module");
  say_option(errand, "--timeout", errand->seconds);
  say_option(errand, "--user", options->user);
  say_option(errand, "--binding", options->binding);
  say_option(errand, "--language", options->language);
  return tell(errand, "PAM_TYPE", "auth") && tell(errand, "PAM_USER", user) &&
         tell_item(errand, pamh, PAM_SERVICE, "PAM_SERVICE") && tell_item(errand, pamh, PAM_TTY, "PAM_TTY") &&
         tell_item(errand, pamh, PAM_RHOST, "PAM_RHOST") && tell_item(errand, pamh, PAM_RUSER, "PAM_RUSER");
}

static void discard(struct errand *errand) {
  for (int i = 0; i < errand->variable_count; i++) free(errand->variables[i]);
}

// MARK: The child

struct child {
  pid_t pid;
  /// Nothing is written to it: its end tells the child that nobody waits.
  int input;
  int output;
};

/// A pipe whose ends are none of the standard descriptors, which the application may have closed.
static bool open_pipe(int ends[2]) {
  int low[2];
  if (pipe2(low, O_CLOEXEC) != 0) return false;
  for (int i = 0; i < 2; i++) {
    ends[i] = fcntl(low[i], F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    close(low[i]);
  }
  if (ends[0] >= 0 && ends[1] >= 0) return true;
  for (int i = 0; i < 2; i++) {
    if (ends[i] >= 0) close(ends[i]);
  }
  return false;
}

/// One account, the effective one: whoever started a program with set-user-ID has no rights over the child. The system calls
/// themselves, since those of the C library tell the other threads, of which the child has none.
static bool be_one_account(void) {
#ifdef SYS_setresuid32
  const long set_groups = SYS_setresgid32, set_users = SYS_setresuid32;
#else
  const long set_groups = SYS_setresgid, set_users = SYS_setresuid;
#endif
  gid_t group = getegid();
  uid_t user = geteuid();
  return syscall(set_groups, group, group, group) == 0 && syscall(set_users, user, user, user) == 0;
}

/// In the child, which has the memory of a process that may have had more threads: system calls alone.
static void run(const struct errand *errand, int input, int output) {
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  if (dup2(input, STDIN_FILENO) < 0 || dup2(output, STDOUT_FILENO) < 0 || dup2(output, STDERR_FILENO) < 0) return;
  if (close_range(STDERR_FILENO + 1, UINT_MAX, 0) != 0 || chdir("/") != 0 || !be_one_account()) return;
  sigprocmask(SIG_SETMASK, &none, NULL);
  execve(KODEOPLAESER_PROGRAM, (char *const *)errand->arguments, errand->variables);
}

/// A process as fork(2) makes one, but without a signal to its parent when it ends. All signals are blocked meanwhile: no handler
/// of the application's runs in the child.
static pid_t begin(const struct errand *errand, int input, int output) {
  sigset_t all, former;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &former);
  pid_t pid = (pid_t)syscall(SYS_clone, 0, NULL, NULL, NULL, 0);
  if (pid == 0) {
    run(errand, input, output);
    _exit(127);
  }
  int code = errno;
  pthread_sigmask(SIG_SETMASK, &former, NULL);
  errno = code;
  return pid;
}

static bool start(struct child *child, const struct errand *errand) {
  int input[2], output[2];
  if (!open_pipe(input)) return false;
  if (!open_pipe(output)) {
    close(input[0]);
    close(input[1]);
    return false;
  }
  *child = (struct child){.pid = begin(errand, input[0], output[1]), .input = input[1], .output = output[0]};
  close(input[0]);
  close(output[1]);
  if (child->pid > 0) return true;
  close(child->input);
  close(child->output);
  return false;
}

// MARK: Its lines

struct reading {
  int descriptor;
  /// The terminal of this process, -1 without one. Its hang-up is a signal to the first process of its session alone, and sudo(8),
  /// which may be that, heeds none meanwhile.
  int terminal;
  struct timespec deadline;
  char bytes[longest_line];
  size_t count;
};

static struct timespec in_seconds(int seconds) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  time.tv_sec += seconds;
  return time;
}

static int milliseconds_until(struct timespec deadline) {
  struct timespec now = in_seconds(0);
  long long left = (deadline.tv_sec - now.tv_sec) * 1000LL + (deadline.tv_nsec - now.tv_nsec) / 1000000;
  return left < 0 ? 0 : (int)left;
}

/// Reads more; false at the end, at the deadline, where the buffer is full, or where the terminal is hung up.
static bool read_more(struct reading *reading) {
  struct pollfd waiting[] = {{.fd = reading->descriptor, .events = POLLIN}, {.fd = reading->terminal}};
  int ready;
  do ready = poll(waiting, 2, milliseconds_until(reading->deadline));
  while (ready < 0 && errno == EINTR);
  // What the child said before comes first.
  if (ready <= 0 || waiting[0].revents == 0) return false;
  ssize_t count;
  do count = read(reading->descriptor, reading->bytes + reading->count, sizeof reading->bytes - reading->count);
  while (count < 0 && errno == EINTR);
  if (count <= 0) return false;
  reading->count += (size_t)count;
  return true;
}

/// The next line without its end, copied to `line`; false where there is none.
static bool next_line(struct reading *reading, char line[longest_line]) {
  char *end;
  while ((end = memchr(reading->bytes, '\n', reading->count)) == NULL) {
    if (!read_more(reading)) return false;
  }
  size_t length = (size_t)(end - reading->bytes);
  memcpy(line, reading->bytes, length);
  line[length] = '\0';
  reading->count -= length + 1;
  memmove(reading->bytes, end + 1, reading->count);
  return true;
}

/// The text after a keyword; null where the line is another one.
static const char *after(const char *keyword, const char *line) {
  size_t length = strlen(keyword);
  return strncmp(line, keyword, length) == 0 && line[length] == ' ' ? line + length + 1 : NULL;
}

// MARK: The conversation

struct exchange {
  pam_handle_t *pamh;
  bool prompts;
  bool is_silent;
  /// From another machine, whose user is told nothing but the code.
  bool is_far;
  /// A code of PAM once the child said how it ended; -1 before.
  int outcome;
};

/// Asks for Enter, where the application shows nothing before it is asked for something: sshd(8). What else is typed is wiped
/// unread.
static int ask(struct exchange *exchange, const char *text) {
  char *typed = NULL;
  int result = pam_prompt(exchange->pamh, PAM_PROMPT_ECHO_OFF, &typed, "%s", text);
  if (typed != NULL) {
    explicit_bzero(typed, strlen(typed));
    free(typed);
  }
  return result;
}

static const struct {
  const char *word;
  int result;
} outcomes[] = {
    {"approved", PAM_SUCCESS},
    {"rejected", PAM_PERM_DENIED},
    {"unavailable", PAM_AUTHINFO_UNAVAIL},
};

static int outcome_of(const char *word) {
  for (size_t i = 0; i < sizeof outcomes / sizeof *outcomes; i++) {
    if (strcmp(word, outcomes[i].word) == 0) return outcomes[i].result;
  }
  return PAM_AUTH_ERR;
}

/// Does what a line says; false where the application refuses to converse.
static bool follow(struct exchange *exchange, const char *line) {
  const char *text;
  // A code is no message that could be left out, whatever PAM_SILENT says.
  if ((text = after("info", line)) != NULL) {
    return pam_prompt(exchange->pamh, PAM_TEXT_INFO, NULL, "%s", text) == PAM_SUCCESS;
  }
  if ((text = after("prompt", line)) != NULL) return !exchange->prompts || ask(exchange, text) == PAM_SUCCESS;
  if ((text = after("end", line)) != NULL) {
    exchange->outcome = outcome_of(text);
  } else if ((text = after("error", line)) == NULL) {
    pam_syslog(exchange->pamh, LOG_NOTICE, "%s", line);
  } else if (!exchange->is_silent && !exchange->is_far) {
    (void)pam_prompt(exchange->pamh, PAM_ERROR_MSG, NULL, "%s", text);
  }
  return true;
}

/// Closes what the child reads, so that it takes back a request that still lives, and waits for its end.
///
/// Returns whether it had ended by itself, with exit status 0.
static bool end(struct child *child, struct reading *reading) {
  close(child->input);
  if (reading->terminal >= 0) close(reading->terminal);
  reading->terminal = -1;
  reading->deadline = in_seconds(farewell);
  do reading->count = 0;
  while (read_more(reading));
  // A child that has ended, and waits to be reaped, keeps its exit status.
  kill(child->pid, SIGKILL);
  close(child->output);
  int status = -1;
  pid_t ended;
  do ended = waitpid(child->pid, &status, __WALL);
  while (ended < 0 && errno == EINTR);
  return ended == child->pid && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static int converse(struct exchange *exchange, const struct errand *errand, int seconds) {
  struct child child;
  if (!start(&child, errand)) {
    pam_syslog(exchange->pamh, LOG_ERR, "cannot start %s: %s", KODEOPLAESER_PROGRAM, strerror(errno));
    return PAM_AUTH_ERR;
  }
  struct reading reading = {
      .descriptor = child.output,
      .terminal = open("/dev/tty", O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC),
      .deadline = in_seconds(seconds + child_grace),
  };
  char line[longest_line];
  bool goes_on = true;
  while (goes_on && next_line(&reading, line)) goes_on = follow(exchange, line);
  bool succeeded = end(&child, &reading);
  explicit_bzero(line, sizeof line);
  explicit_bzero(&reading, sizeof reading);
  if (!goes_on || exchange->outcome < 0) {
    pam_syslog(exchange->pamh, LOG_NOTICE, goes_on ? "%s ended without an answer" : "%s: the application does not converse",
               KODEOPLAESER_PROGRAM);
    return PAM_AUTH_ERR;
  }
  return exchange->outcome == PAM_SUCCESS && !succeeded ? PAM_AUTH_ERR : exchange->outcome;
}

// MARK: What PAM calls

/// sudo(8) calls again by itself after a failure, up to passwd_tries times: the person is not asked again for what they have just
/// rejected, given up or let pass. Where no daemon was, there is nothing to remember.
static const char memory[] = "kodeoplaeser_outcome";
static int remembered[] = {PAM_PERM_DENIED, PAM_AUTH_ERR};

static bool calls_again(const char *service) {
  return strcmp(service, "sudo") == 0 || strncmp(service, "sudo-", 5) == 0;
}

static void remember(pam_handle_t *pamh, int outcome) {
  for (size_t i = 0; i < sizeof remembered / sizeof *remembered; i++) {
    if (remembered[i] == outcome) (void)pam_set_data(pamh, memory, &remembered[i], NULL);
  }
}

static int authenticate(pam_handle_t *pamh, const char *service, const struct options *options, bool is_silent) {
  const char *user = NULL;
  const void *host = NULL;
  if (pam_get_user(pamh, &user, NULL) != PAM_SUCCESS || user == NULL) return PAM_AUTH_ERR;
  if (pam_get_item(pamh, PAM_RHOST, &host) != PAM_SUCCESS) return PAM_AUTH_ERR;
  struct exchange exchange = {
      .pamh = pamh,
      .prompts = options->prompt,
      .is_silent = is_silent,
      .is_far = is_sshd(service) || (host != NULL && *(const char *)host != '\0'),
      .outcome = -1,
  };
  struct errand errand = {.count = 0};
  int outcome =
      prepare(&errand, pamh, user, options) ? converse(&exchange, &errand, options->seconds) : PAM_AUTH_ERR;
  discard(&errand);
  return outcome;
}

EXPORTED int pam_sm_authenticate(pam_handle_t *pamh, int flags, int argc, const char **argv) {
  const void *service = NULL, *former = NULL;
  if (pam_get_item(pamh, PAM_SERVICE, &service) != PAM_SUCCESS || service == NULL) return PAM_AUTH_ERR;
  struct options options;
  if (!parse(pamh, argc, argv, service, &options)) return PAM_AUTH_ERR;
  if (pam_get_data(pamh, memory, &former) == PAM_SUCCESS && former != NULL) return *(const int *)former;
  int outcome = authenticate(pamh, service, &options, ((unsigned)flags & PAM_SILENT) != 0);
  if (calls_again(service)) remember(pamh, outcome);
  return outcome;
}

/// There are no credentials beyond the account's own; su(1) and login(1) want the answer.
EXPORTED int pam_sm_setcred(pam_handle_t *pamh, int flags, int argc, const char **argv) {
  (void)pamh, (void)flags, (void)argc, (void)argv;
  return PAM_SUCCESS;
}
