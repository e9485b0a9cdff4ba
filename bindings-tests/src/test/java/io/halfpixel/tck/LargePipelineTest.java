package io.halfpixel.tck;

import io.halfpixel.tck.rules.LargePipelineRules;

final class LargePipelineTest extends LargePipelineRules {}
