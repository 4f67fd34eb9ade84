package dev.patchcord.sandbox.soak;

import dev.patchcord.sandbox.twin.record.Entry;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Counts what chaos did, by kind. Safe for use by several threads. */
final class FaultCount {
  private final SortedMap<String, Integer> byKind = new TreeMap<>();

  /** The next entry of the twin's record. */
  void saw(Entry entry) {
    if (entry instanceof Entry.WentWrong wrong && !wrong.fault().equals("not fetched")) {
      Pattern.compile(", ")
          .splitAsStream(wrong.fault())
          .forEach(fault -> count(kind(wrong.kind(), fault)));
    }
  }

  /** How often, by kind. */
  synchronized SortedMap<String, Integer> byKind() {
    return new TreeMap<>(byKind);
  }

  private synchronized void count(String kind) {
    byKind.merge(kind, 1, Integer::sum);
  }

  private static String kind(String on, String fault) {
    if (on.equals("dial-action")) {
      return "redirect fetched the Dial action too";
    }
    if (on.equals("amd") && fault.contains("instead of")) {
      return "machine detection wrong";
    }
    if (on.equals("amd") && fault.startsWith("late by")) {
      return "machine detection late";
    }
    if (fault.startsWith("answered later")) {
      return "request answered slowly";
    }
    if (on.contains(" ")) {
      return "request " + fault;
    }
    return "callback " + (fault.startsWith("delayed") ? "delayed" : fault);
  }
}
