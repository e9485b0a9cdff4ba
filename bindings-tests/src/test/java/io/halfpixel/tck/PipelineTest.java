package io.halfpixel.tck;

import io.halfpixel.tck.rules.PipelineRules;

/** {@link PipelineRules} for every expected subject. */
final class PipelineTest extends PipelineRules {}
