package dev.patchcord.published;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LayeringTest {
  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.patchcord.published");

  @Test
  void whatIsPublishedIsMadeOfTheContractAlone() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.patchcord.ingress..",
            "dev.patchcord.orchestrator..",
            "dev.patchcord.dialer..",
            "dev.patchcord.sandbox..",
            "org.springframework..")
        .because("others are promised what the records say, not what a service happens to do")
        .check(classes);
  }

  @Test
  void comparingKnowsDocumentsOnly() {
    noClasses()
        .that()
        .resideInAPackage("dev.patchcord.published.compatibility..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.patchcord.contract..",
            "dev.patchcord.published.schema..",
            "dev.patchcord.published.topic..")
        .because("the released contract is of other classes than today's: only its files are left")
        .check(classes);
  }

  @Test
  void noOtherModuleNeedsThisOne() throws IOException {
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      List<Path> poms =
          modules
              .map(module -> module.resolve("pom.xml"))
              .filter(Files::exists)
              .filter(pom -> !pom.startsWith(Path.of("..", "published")))
              .toList();
      assertThat(poms).hasSizeGreaterThan(4);
      for (Path pom : poms) {
        assertThat(Files.readString(pom)).doesNotContain("<artifactId>published</artifactId>");
      }
    }
  }
}
