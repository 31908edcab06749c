/** What every feature needs and no feature owns: identifiers, strict JSON, problems, pages. */
package io.sluice.shared;
