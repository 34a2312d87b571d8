/// Groups of consonants.
enum SpanishLetterClass {
    /// Two letters that are one consonant.
    static func isDigraph(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
        switch (first, second) {
        case ("c", "h"), ("l", "l"), ("r", "r"): true
        default: false
        }
    }

    /// Two consonants that a syllable begins with.
    static func isOnsetGroup(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
        switch (first, second) {
        case ("p", "l"), ("b", "l"), ("f", "l"), ("c", "l"), ("g", "l"), ("k", "l"), ("t", "l"), ("v", "l"): true
        case ("p", "r"), ("b", "r"), ("f", "r"), ("c", "r"), ("g", "r"), ("k", "r"), ("t", "r"), ("d", "r"),
            ("v", "r"):
            true
        default: false
        }
    }
}
