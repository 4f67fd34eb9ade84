package dev.patchcord.sandbox.twin.control;

import dev.patchcord.sandbox.twin.record.Entry;
import dev.patchcord.sandbox.twin.record.TwinRecord;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shows the record: everything, or what concerns some legs. */
@RestController
@RequestMapping("/twin/record")
class RecordControl {
  private final TwinRecord record;

  RecordControl(TwinRecord record) {
    this.record = record;
  }

  @GetMapping
  List<Entry> entries(
      @RequestParam(name = "call", required = false) @Nullable List<String> callSids) {
    if (callSids == null || callSids.isEmpty()) {
      return record.entries();
    }
    return callSids.stream()
        .distinct()
        .flatMap(callSid -> record.of(callSid).stream())
        .sorted(Comparator.comparing(Entry::at))
        .toList();
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void forget() {
    record.clear();
  }
}
