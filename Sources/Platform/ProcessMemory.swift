// SPDX-License-Identifier: GPL-3.0-or-later

internal import CLinux

/// The memory of this process: who may read it, and what is left in it.
public enum ProcessMemory {
  /// Forbids core files, and reading by other processes of the same user: prctl(2) PR_SET_DUMPABLE, setrlimit(2) RLIMIT_CORE.
  public static func keepPrivate() { clinux_keep_memory_private() }

  /// Gives all threads one heap: mallopt(3) M_ARENA_MAX. To be called before the first thread is started, in a program whose
  /// threads seldom allocate at the same time; otherwise each has its own, half of which is unused at rest.
  public static func shareHeap() { clinux_share_heap() }

  /// Returns the unused pages of the heap to the system: malloc_trim(3).
  public static func trimHeap() { clinux_trim_heap() }

  /// Wipes what calls that have returned left on the calling thread's stack. For a thread that handled secrets and goes to
  /// sleep; it costs a microsecond, and a page fault a page when the thread works again.
  public static func wipeStack() { clinux_forget_stack() }
}
