/// The places where two spellings of a short text differ.
enum OrthographyDifference {
    /// Edits of kind `orthography` that lead from one text to the other, in UTF-8 offsets.
    ///
    /// Texts of more than 300 scalars get one edit from the first to the last difference, so that the cost stays small.
    static func edits(from old: [UInt16], to new: [UInt16], rule: String) -> [NormalizationEdit] {
        let before = Array(String(decoding: old, as: UTF16.self).unicodeScalars)
        let after = Array(String(decoding: new, as: UTF16.self).unicodeScalars)
        var removed = Set<Int>()
        var inserted = Set<Int>()
        if max(before.count, after.count) <= 300 {
            for change in after.difference(from: before) {
                switch change {
                case .remove(let offset, _, _): removed.insert(offset)
                case .insert(let offset, _, _): inserted.insert(offset)
                }
            }
        } else {
            let prefix = zip(before, after).prefix { $0 == $1 }.count
            let suffix = zip(before.dropFirst(prefix).reversed(), after.dropFirst(prefix).reversed())
                .prefix { $0 == $1 }.count
            removed.formUnion(prefix..<before.count - suffix)
            inserted.formUnion(prefix..<after.count - suffix)
        }
        var edits: [NormalizationEdit] = []
        var (oldIndex, newIndex, oldOffset, newOffset) = (0, 0, 0, 0)
        while oldIndex < before.count || newIndex < after.count {
            let (oldStart, newStart) = (oldOffset, newOffset)
            while removed.contains(oldIndex) || inserted.contains(newIndex) {
                if removed.contains(oldIndex) {
                    oldOffset += UTF8.width(before[oldIndex])
                    oldIndex += 1
                } else {
                    newOffset += UTF8.width(after[newIndex])
                    newIndex += 1
                }
            }
            if oldOffset > oldStart || newOffset > newStart {
                edits.append(
                    NormalizationEdit(
                        kind: .orthography, original: ByteRange(oldStart, oldOffset),
                        normalized: ByteRange(newStart, newOffset), rule: rule))
            } else {
                oldOffset += UTF8.width(before[oldIndex])
                newOffset += UTF8.width(after[newIndex])
                oldIndex += 1
                newIndex += 1
            }
        }
        return edits
    }
}
