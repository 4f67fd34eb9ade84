package dev.patchcord.contract.answer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.patchcord.contract.calendar.Slot;
import java.util.List;

/** The calendar's reply: these slots are free, and kept for this call for a while. */
@JsonTypeName("patchcord.slots-offered.v1")
public record SlotsOffered(List<Slot> slots) implements Answer {}
