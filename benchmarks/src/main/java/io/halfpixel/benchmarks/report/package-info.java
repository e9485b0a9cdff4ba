/** What a run found: its JSON form and the page of the documentation. */
@NullMarked
package io.halfpixel.benchmarks.report;

import org.jspecify.annotations.NullMarked;
