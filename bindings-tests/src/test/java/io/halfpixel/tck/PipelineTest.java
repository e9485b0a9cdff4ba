package io.halfpixel.tck;

/** {@link PipelineRules} for every expected subject. */
final class PipelineTest extends PipelineRules {}
