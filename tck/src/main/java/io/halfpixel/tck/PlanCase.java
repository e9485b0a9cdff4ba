package io.halfpixel.tck;

import io.halfpixel.plan.Plan;

/**
 * A plan and an input for it.
 *
 * @param plan the plan to execute
 * @param source the input's elements, as {@link ElementBits} holds them
 */
@SuppressWarnings("ArrayRecordComponent") // Cases are never compared with each other.
record PlanCase(Plan plan, long[] source) {}
