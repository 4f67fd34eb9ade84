package dev.patchcord.orchestrator.flow;

import dev.patchcord.contract.flow.Flow;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a flow file; the form is described in {@code docs/flows.md}. */
public final class FlowFile {
  private static final String ANY = "any";

  private final Problems problems = new Problems();
  private final YamlTree tree;
  private final Map<String, Integer> versions = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  private FlowFile(String text) {
    this.tree = YamlTree.read(text, problems);
  }

  /**
   * The flows of a file.
   *
   * @throws InvalidFlows naming every problem of the file with its line
   */
  public static FlowBook read(Path file) {
    try {
      return read(file.toString(), Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new InvalidFlows(file + ": there is no such file");
    } catch (CharacterCodingException e) {
      throw new InvalidFlows(file + ": is not text in UTF-8: save it as UTF-8");
    } catch (IOException e) {
      throw new InvalidFlows(file + ": cannot be read: " + e.getMessage());
    }
  }

  /**
   * The flows of a text.
   *
   * @param name stands before each problem
   */
  static FlowBook read(String name, String text) {
    FlowFile file = new FlowFile(text);
    FlowBook book = file.book();
    if (file.problems.count() > 0) {
      throw new InvalidFlows(name, file.problems.inOrder());
    }
    return book;
  }

  private FlowBook book() {
    List<FlowBook.Entry> entries = new ArrayList<>();
    if (problems.count() > 0) {
      return new FlowBook(entries);
    }
    Set<String> misshapen = new FlowSchema().check(tree);
    List<Section> sections = Section.of(tree).items("flows");
    for (int i = 0; i < sections.size(); i++) {
      Section section = sections.get(i);
      // A flow that has not the form cannot be read, but the others' problems are told as well.
      if (misshapen.stream().noneMatch(each -> within(each, section.pointer()))) {
        Flow flow = FlowReader.read(section);
        FlowChecks.check(section, flow);
        entries.add(new FlowBook.Entry(flow, claimed(section, i)));
        unique(section, flow, i);
      }
    }
    noCircles(sections);
    return new FlowBook(entries);
  }

  private static boolean within(String pointer, String section) {
    return pointer.equals(section) || pointer.startsWith(section + "/") || pointer.isEmpty();
  }

  private List<String> claimed(Section section, int index) {
    List<String> claimed = new ArrayList<>();
    for (Section each : section.items("numbers")) {
      String number = each.text().equals(ANY) ? FlowBook.ANY : FlowBook.normalised(each.text());
      Integer other = numbers.putIfAbsent(number, index);
      if (other == null) {
        claimed.add(number);
      } else {
        each.wrong(
            other == index
                ? "%s is listed twice".formatted(each.text())
                : "%s is claimed by flows[%d] as well: one flow per number"
                    .formatted(each.text(), other));
      }
    }
    return claimed;
  }

  private void unique(Section section, Flow flow, int index) {
    Integer other = versions.putIfAbsent(flow.version(), index);
    if (other != null) {
      section.wrong(
          "version",
          "\"%s\" is the version of flows[%d] as well: the journal could not tell them apart"
              .formatted(flow.version(), other));
    }
  }

  /** A specialist whose number this file answers would be rung by ringing ourselves. */
  private void noCircles(List<Section> sections) {
    for (Section flow : sections) {
      for (Section specialist : flow.items("specialists")) {
        String number = specialist.text("number");
        Integer owner = number == null ? null : numbers.get(FlowBook.normalised(number));
        if (owner != null) {
          specialist.wrong(
              "number",
              "%s is a number that flows[%d] answers: the call would come back to us"
                  .formatted(number, owner));
        }
      }
    }
  }
}
