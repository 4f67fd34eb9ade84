package dev.patchcord.orchestrator;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LayeringTest {
  private static final String CALL = "dev.patchcord.orchestrator.call..";
  private static final String MACHINE = "dev.patchcord.orchestrator.machine..";
  private static final String STREAM = "dev.patchcord.orchestrator.stream..";
  private static final String PROMISE = "dev.patchcord.orchestrator.promise..";
  private static final String WATCH = "dev.patchcord.orchestrator.watch..";

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.patchcord.orchestrator");

  @Test
  void decidingIsPure() {
    classes()
        .that()
        .resideInAPackage(CALL)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                CALL,
                "java.lang..",
                "java.util..",
                "java.time..",
                "org.jspecify.annotations..",
                "com.fasterxml.jackson.annotation..",
                "dev.patchcord.contract",
                "dev.patchcord.contract.answer..",
                "dev.patchcord.contract.calendar..",
                "dev.patchcord.contract.callback..",
                "dev.patchcord.contract.command..",
                "dev.patchcord.contract.event..",
                "dev.patchcord.contract.flow..",
                "dev.patchcord.contract.journal..",
                "dev.patchcord.contract.outcome.."))
        .because(
            "a replay must decide as the call did: no Spring, Kafka, carrier, logger or JSON mapper"
                + " may have a say in a decision")
        .check(classes);
  }

  @Test
  void decidingReadsNoClockAndNoChance() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .because(
            "time comes with the stimulus, from the stream's clock; ids are made of call and"
                + " number: otherwise a replay could not give the same bytes")
        .check(classes);
  }

  @Test
  void onePackageKnowsTheStateMachineLibrary() {
    noClasses()
        .that()
        .resideOutsideOfPackage(MACHINE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework.statemachine..", "reactor..")
        .because("the library is retired upstream: it must be replaceable by one class")
        .check(classes);
  }

  @Test
  void theMachineKnowsTheTableAndNotTheStream() {
    noClasses()
        .that()
        .resideInAPackage(MACHINE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(STREAM, "org.apache.kafka..", "org.springframework.kafka..")
        .because("choosing a row has nothing to do with where the trigger was read")
        .check(classes);
  }

  @Test
  void flowsAreReadWithoutTheMachine() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.patchcord.orchestrator.flow..", "dev.patchcord.orchestrator.calendar..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(CALL, MACHINE, STREAM)
        .because("a flow and a calendar are facts to decide by, and know no call")
        .check(classes);
  }

  @Test
  void judgingIsPure() {
    noClasses()
        .that()
        .resideInAPackage(PROMISE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            MACHINE, STREAM, WATCH, "org.apache.kafka..", "org.springframework..", "org.slf4j..")
        .because(
            "the same promises are judged live, over replays and in tests: the evidence is all that"
                + " they know")
        .check(classes);
  }

  @Test
  void callsGoOnWithoutTheWatch() {
    noClasses()
        .that()
        .resideOutsideOfPackage(WATCH)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(WATCH)
        .because("the watch can be switched off, and its failure is nobody else's")
        .check(classes);
    noClasses()
        .that()
        .resideInAPackage(WATCH)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(MACHINE)
        .because("it is handed machines, as the stream is handed deciders")
        .check(classes);
  }

  @Test
  void theStreamDoesNotKnowHowARowIsChosen() {
    noClasses()
        .that()
        .resideInAPackage(STREAM)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(MACHINE)
        .because("it is handed deciders: only the application wires a machine into them")
        .check(classes);
  }

  @Test
  void aReplayDoesNotKnowWhereJournalsAreKept() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.patchcord.orchestrator.replay..", "dev.patchcord.orchestrator.query..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            STREAM,
            MACHINE,
            "dev.patchcord.orchestrator.archive..",
            "dev.patchcord.orchestrator.command..",
            "org.apache.kafka..",
            "org.springframework..")
        .because("a cluster, a file, a capsule and a test must all be replayed by the same code")
        .check(classes);
  }

  @Test
  void archivesDoNotKnowTheStream() {
    noClasses()
        .that()
        .resideInAPackage("dev.patchcord.orchestrator.archive..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(STREAM, MACHINE, "dev.patchcord.orchestrator.command..")
        .because("reading what was written has nothing to do with how it is decided or shown")
        .check(classes);
  }
}
