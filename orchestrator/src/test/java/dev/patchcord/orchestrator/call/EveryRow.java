package dev.patchcord.orchestrator.call;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import dev.patchcord.contract.journal.JournalRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The decider tests take every row of the newest table ({@link TransitionCoverageTest}). A few of
 * their calls that together take as many are one golden journal, so that no row can be changed
 * unnoticed.
 */
final class EveryRow {
  static final String NAME = "every-row";

  private EveryRow() {}

  /** Calls of the decider tests, one after the other, decided by that version: the newest. */
  static List<JournalRecord> ofDeciderTests(String version) {
    List<List<JournalRecord>> left =
        new ArrayList<>(
            played().stream()
                .map(CallScript::journal)
                .filter(each -> !each.isEmpty())
                .filter(each -> each.getFirst().machineVersion().equals(version))
                .toList());
    Set<String> taken = new TreeSet<>();
    List<JournalRecord> chosen = new ArrayList<>();
    while (true) {
      List<JournalRecord> best =
          left.stream()
              .max(
                  Comparator.<List<JournalRecord>>comparingLong(each -> gain(each, taken))
                      .thenComparing(each -> -each.size()))
              .orElse(List.of());
      if (gain(best, taken) == 0) {
        return chosen;
      }
      chosen.addAll(best);
      taken.addAll(rows(best));
      left.remove(best);
    }
  }

  private static List<CallScript> played() {
    ConcurrentLinkedQueue<CallScript> played = new ConcurrentLinkedQueue<>();
    CallScript.onPlayed(played::add);
    try {
      LauncherFactory.create()
          .execute(
              LauncherDiscoveryRequestBuilder.request()
                  .selectors(selectPackage(EveryRow.class.getPackageName()))
                  .filters(ClassNameFilter.includeClassNamePatterns(".*DeciderTest"))
                  .build());
    } finally {
      CallScript.onPlayed(_ -> {});
    }
    return List.copyOf(played);
  }

  private static long gain(List<JournalRecord> journal, Set<String> taken) {
    return rows(journal).stream().filter(row -> !taken.contains(row)).count();
  }

  private static Set<String> rows(List<JournalRecord> journal) {
    return journal.stream()
        .map(JournalRecord::transition)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }
}
