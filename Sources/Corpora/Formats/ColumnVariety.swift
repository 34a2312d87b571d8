import Foundation
import TextProcessing

/// The variety a column of our files stands for: `ay` is `ayr`, `qu` is `quy`; nil for a name that is no variety.
func variety(ofColumn name: String) -> LanguageVariety? {
    // A column name that is no tag is an ordinary answer here, not a failure.
    guard let variety = try? LanguageVariety(parsing: name), !variety.isUndetermined else { return nil }
    return VarietyNegotiation.standardDefaults[variety] ?? variety
}

/// A form composed to NFC, its ejective apostrophes written as U+02BC where the variety has ejectives.
func composedForm(_ text: String, variety: LanguageVariety) -> String {
    guard VarietyRegistry.macrolanguage(of: variety) != nil else { return text.precomposedStringWithCanonicalMapping }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        let follows = scalars.last?.properties.isAlphabetic ?? false
        scalars.append(follows && ["'", "\u{2019}", "\u{2018}", "`", "\u{B4}"].contains(scalar) ? "\u{2BC}" : scalar)
    }
    return String(scalars).precomposedStringWithCanonicalMapping
}
