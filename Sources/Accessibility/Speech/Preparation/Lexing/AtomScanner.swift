/// Divides text into atoms, every byte into exactly one.
///
/// Complexity: O(n).
struct AtomScanner {
    /// Longest run of letters that is one atom, in scalars; more is cut, so that no single word is without bound.
    static let longestWord = 100
    /// Whether an apostrophe behind a stop consonant at the end of a word is a letter (Quechua, Aymara).
    let endsInApostrophe: Bool

    private struct Place {
        let scalar: Unicode.Scalar
        let offset: Int
    }

    /// The atoms of a text; `base` is added to every offset.
    func atoms(of text: Substring, base: Int) -> [Atom] {
        var places: [Place] = []
        places.reserveCapacity(text.utf8.count)
        var offset = base
        for scalar in text.unicodeScalars {
            places.append(Place(scalar: scalar, offset: offset))
            offset += UTF8.width(scalar)
        }
        let end = offset
        var atoms: [Atom] = []
        var index = 0
        while index < places.count {
            let first = places[index].scalar
            let kind = Self.kind(of: first)
            var next = index + 1
            switch kind {
            case .digits: while next < places.count, Self.kind(of: places[next].scalar) == .digits { next += 1 }
            case .space: while next < places.count, Self.kind(of: places[next].scalar) == .space { next += 1 }
            case .letters: next = wordEnd(places, from: index)
            case .symbol: while next < places.count, Self.isMark(places[next].scalar) { next += 1 }
            }
            let stop = next < places.count ? places[next].offset : end
            atoms.append(atom(kind, places[index..<next], to: stop))
            index = next
        }
        return atoms
    }

    private func atom(_ kind: Atom.Kind, _ places: ArraySlice<Place>, to end: Int) -> Atom {
        var text = String.UnicodeScalarView()
        for place in places {
            if kind == .digits, let value = place.scalar.properties.numericValue,
                let digit = Unicode.Scalar(0x30 + UInt32(value))
            {
                text.append(digit)
            } else {
                text.append(place.scalar)
            }
        }
        let written = String(text)
        let start = places.first?.offset ?? end
        return Atom(kind: kind, text: written, folded: written.lowercased(), range: start..<end)
    }

    private func wordEnd(_ places: [Place], from start: Int) -> Int {
        var next = start + 1
        while next < places.count, next - start < Self.longestWord {
            let scalar = places[next].scalar
            if Self.kind(of: scalar) == .letters || Self.isMark(scalar) {
                next += 1
            } else if Self.isApostrophe(scalar) {
                let isInside = next + 1 < places.count && Self.kind(of: places[next + 1].scalar) == .letters
                guard isInside || (endsInApostrophe && Self.isStop(places[next - 1].scalar)) else { break }
                next += 1
            } else {
                break
            }
        }
        while next < places.count, Self.isMark(places[next].scalar) { next += 1 }
        return next
    }

    static func kind(of scalar: Unicode.Scalar) -> Atom.Kind {
        if scalar.isASCII {
            switch scalar.value {
            case 0x30...0x39: return .digits
            case 0x41...0x5A, 0x61...0x7A: return .letters
            case 0x00...0x20, 0x7F: return .space
            default: return .symbol
            }
        }
        // The ordinal signs are letters to Unicode, and part of a number here.
        if scalar == "\u{AA}" || scalar == "\u{BA}" { return .symbol }
        let properties = scalar.properties
        switch properties.generalCategory {
        case .decimalNumber: return .digits
        case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format: return .space
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return .letters
        default: return .symbol
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        guard !scalar.isASCII else { return false }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return true
        default: return scalar == "\u{200D}"
        }
    }

    private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "'" || scalar == "\u{2019}" || scalar == "\u{2BC}"
    }

    private static func isStop(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "p", "t", "k", "q", "h", "P", "T", "K", "Q", "H": true
        default: false
        }
    }
}
