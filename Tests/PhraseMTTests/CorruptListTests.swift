import PhraseMT
import Testing

/// Files of words, case forms and units that are cut off, changed or newer: an error or an answer, never a crash.
struct CorruptListTests {
    private enum Kind: String, CaseIterable {
        case words
        case forms
        case units

        var image: [UInt8] {
            switch self {
            case .words: WordList.image(words: (0..<30).map { WordHash.of("wasi\($0)".utf8) })
            case .forms: CaseForms.image(of: ["Perú", "DNI", "Lima", "Jachʼa"])
            case .units: TrainingUnits.image(corpora: [0, 1, 1], lines: [7, 70_000, 3])
            }
        }

        /// Opens the file and asks it for what it has and has not.
        func use(_ bytes: [UInt8]) throws {
            let file = MappedFile(copying: bytes, name: rawValue)
            switch self {
            case .words:
                let list = try WordList(file)
                #expect(list.count >= 0)
                for number in 0..<60 { _ = list.contains(WordHash.of("wasi\(number)".utf8)) }
            case .forms:
                let forms = try CaseForms(file)
                for word in ["perú", "dni", "lima", "jachʼa", "x", ""] { _ = forms.form(of: Array(word.utf8)) }
            case .units:
                let units = try TrainingUnits(file)
                for pair in 0..<5 { _ = units.place(of: pair) }
            }
        }
    }

    @Test func wholeFilesAreRead() throws {
        for kind in Kind.allCases { try kind.use(kind.image) }
        let units = try TrainingUnits(MappedFile(copying: Kind.units.image, name: "units"))
        #expect(
            (0..<4).map { units.place(of: $0).map { "\($0.corpus):\($0.line)" } } == ["0:7", "1:70000", "1:3", nil])
    }

    // The last section may be followed by bytes that fill it up to a multiple of eight.
    @Test func truncatedFilesAreRefused() {
        for kind in Kind.allCases {
            for count in 0...kind.image.count - 8 {
                #expect(throws: BundleError.self, "\(kind) \(count)") { try kind.use(Array(kind.image[..<count])) }
            }
        }
    }

    @Test func otherKindsAndNewerVersionsAreRefused() {
        for kind in Kind.allCases {
            for other in Kind.allCases where other != kind {
                #expect(throws: BundleError.notThisKind(file: kind.rawValue)) { try kind.use(other.image) }
            }
            var newer = kind.image
            newer[8] = 3
            #expect(throws: BundleError.newerVersion(file: kind.rawValue, version: 3)) { try kind.use(newer) }
        }
    }

    // Every bit of the file: refused with an error of the bundle, or read without leaving the file.
    @Test func flippedBitsEndInAnErrorOrAnAnswer() throws {
        var refused: [String: Int] = [:]
        for kind in Kind.allCases {
            for bit in 0..<kind.image.count * 8 {
                var bytes = kind.image
                bytes[bit / 8] ^= 1 << (bit % 8)
                do { try kind.use(bytes) } catch is BundleError { refused[kind.rawValue, default: 0] += 1 }
            }
        }
        // The mark alone is 64 bits.
        for kind in Kind.allCases { #expect(refused[kind.rawValue, default: 0] > 64 + 32) }
    }

    @Test func headerNumbersOutOfRangeAreRefused() {
        for kind in Kind.allCases {
            for number in 0..<Int(kind.image[12]) {
                for value in [Int64.max, .min, -1, .max / 2] {
                    var bytes = kind.image
                    withUnsafeBytes(of: value.littleEndian) {
                        bytes.replaceSubrange(16 + number * 8..<24 + number * 8, with: $0)
                    }
                    #expect(throws: BundleError.self, "\(kind) \(number) \(value)") { try kind.use(bytes) }
                }
            }
        }
    }

    // A table without a free slot, and offsets of forms that fall: 4 numbers of 8 bytes in the word list's header and
    // 3 in that of the forms, whose offsets follow 4 hashes of 8 bytes.
    @Test func contentThatCannotBeIsReadOrRefused() throws {
        var full = Kind.words.image
        let header = 16 + 8 * Int(full[12])
        for index in header..<full.count { full[index] |= 1 }
        try Kind.words.use(full)
        var falling = Kind.forms.image
        falling[16 + 8 * Int(falling[12]) + 4 * 8 + 4] = 255
        #expect(throws: BundleError.self) { try Kind.forms.use(falling) }
        // The first number of the units is how many corpora, the second how many lines; of the forms, how many hashes.
        for (kind, number, value) in [(Kind.units, 0, 2), (.units, 1, 2), (.forms, 0, 3)] {
            var uneven = kind.image
            uneven[16 + 8 * number] = UInt8(value)
            #expect(throws: BundleError.corrupt(file: kind.rawValue, reason: "its sizes do not agree")) {
                try kind.use(uneven)
            }
        }
    }
}
