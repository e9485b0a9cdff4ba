/** JMH benchmarks of the backends. Timing decides no test; it is reported here. */
@NullMarked
package io.halfpixel.benchmarks;

import org.jspecify.annotations.NullMarked;
