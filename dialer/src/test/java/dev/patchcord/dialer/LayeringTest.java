package dev.patchcord.dialer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.UUID;

@AnalyzeClasses(packages = "dev.patchcord.dialer", importOptions = DoNotIncludeTests.class)
class LayeringTest {

  @ArchTest
  static final ArchRule oneRoomKnowsTheVendor =
      noClasses()
          .that()
          .resideOutsideOfPackage("..dialer.twilio..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.twilio..")
          .because("another carrier must be a new package, not a change everywhere");

  @ArchTest
  static final ArchRule theVendorsRoomIsReachedByTheInterfaceOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage("..dialer.twilio..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..dialer.twilio..")
          .because("everyone else speaks of Telephony, in our words");

  @ArchTest
  static final ArchRule theVendorsRoomKnowsNoKafka =
      noClasses()
          .that()
          .resideInAnyPackage("..dialer.twilio..", "..dialer.telephony..", "..dialer.lane..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..")
          .because("whether a request may be repeated must not depend on how commands travel");

  @ArchTest
  static final ArchRule commandsFlowOneWay =
      noClasses()
          .that()
          .resideInAnyPackage("..dialer.lane..", "..dialer.outcome..", "..dialer.telephony..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..dialer.listen..")
          .because("a lane is told what to do; it never asks where the command came from");

  @ArchTest
  static final ArchRule timeIsHandedIn =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Wiring")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class)
          .because("tests must own the clock");
}
