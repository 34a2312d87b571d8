/// Mail addresses, and whatever looks like one.
///
/// More generous than ``PlaceholderFinder``, which keeps to RFC 5322: an address with an ending stuck to it
/// (`ana@correo.peman`), with letters beyond ASCII, or without a top-level domain must not leave either.
struct MailRecognizer {
    let text: ScalarText

    /// Appends the addresses.
    ///
    /// Complexity: O(n), because no part between two signs is read more than twice.
    func data(into data: inout [PersonalDatum]) {
        var floor = 0
        var position = 0
        while let sign = text.bytes[position...].firstIndex(of: 0x40) {
            position = sign + 1
            let start = text.skipBack(from: sign, to: floor) { isPart($0) || "%+".unicodeScalars.contains($0) }
            var end = text.skip(from: position, to: text.count, while: isPart)
            while end > position, [0x2E, 0x2D, 0x5F].contains(text.bytes[end - 1]) { end -= 1 }
            guard start < sign, end > position else { continue }
            data.append(PersonalDatum(.email, range: ByteRange(start, end)))
            floor = end
            position = end
        }
    }

    private func isPart(_ scalar: Unicode.Scalar) -> Bool {
        LetterClass.isWord(scalar) || scalar == "." || scalar == "-" || scalar == "_"
    }
}
