/// Numbers of accounts and cards, digit by digit in the groups they are written in.
struct AccountForm: WrittenForm {
    func match(_ view: AtomView, at index: Int) -> Recognition? {
        guard view.digits(index, 1...14) != nil, !view.isJoined(before: index), !view.isHyphen(index - 1) else {
            return nil
        }
        let found = TelephoneForm.groups(view, at: index)
        guard view.isNumberEnd(found.end) else { return nil }
        let isNamed = view.has("account", before: index) && found.digits >= 4
        let isShaped = found.groups.count >= 3 && found.digits >= 10 && isHyphenated(view, index..<found.end)
        guard isNamed || isShaped else { return nil }
        return Recognition(found.end - index, .digits(groups: found.groups))
    }

    private func isHyphenated(_ view: AtomView, _ range: Range<Int>) -> Bool {
        stride(from: range.lowerBound + 1, to: range.upperBound, by: 2).allSatisfy { view.isHyphen($0) }
    }
}
