package dev.patchcord.contract.answer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.patchcord.contract.calendar.Slot;
import java.util.List;

/**
 * The calendar's reply: that slot cannot be had.
 *
 * @param why one sentence
 * @param instead free ones, kept for this call for a while
 */
@JsonTypeName("patchcord.slot-taken.v1")
public record SlotTaken(String why, List<Slot> instead) implements Answer {}
