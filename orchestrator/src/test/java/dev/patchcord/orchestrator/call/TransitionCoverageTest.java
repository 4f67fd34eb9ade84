package dev.patchcord.orchestrator.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * Every row of the table is taken by a decider test. The tests are run from here, so that the
 * answer depends neither on the order nor on the selection of this build's tests.
 */
class TransitionCoverageTest {
  @Test
  void everyRowOfTheTableIsTakenByADeciderTest() {
    LauncherDiscoveryRequest deciderTests =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectPackage(getClass().getPackageName()))
            .filters(ClassNameFilter.includeClassNamePatterns(".*DeciderTest"))
            .build();
    // Rows that other tests of this JVM, such as the calls at random, have taken do not count.
    CallScript.VISITED.clear();
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    LauncherFactory.create().execute(deciderTests, summary);
    assertThat(summary.getSummary().getTestsSucceededCount()).isGreaterThan(100);
    assertThat(summary.getSummary().getFailures()).isEmpty();

    Set<String> unvisited =
        CallTransitions.inForce().rows().stream()
            .map(Transition::name)
            .collect(Collectors.toCollection(TreeSet::new));
    unvisited.removeAll(CallScript.VISITED);
    assertThat(unvisited)
        .as("rows that no decider test takes: add one to the test of the state they leave")
        .isEmpty();
  }
}
