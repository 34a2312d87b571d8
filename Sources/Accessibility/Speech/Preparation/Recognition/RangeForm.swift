/// Ranges of numbers: `2020-2024`, `8-12`.
struct RangeForm: WrittenForm {
    func match(_ view: AtomView, at index: Int) -> Recognition? {
        guard let first = view.integer(index, 1...4), view.isHyphen(index + 1),
            let last = view.integer(index + 2, 1...4),
            first < last, !view.isJoined(before: index), !view.isHyphen(index - 1), view.isNumberEnd(index + 3),
            !(view.isHyphen(index + 3) && !view.isBoundary(index + 4)),
            view.digits(index, 1...4)?.utf8.first != 0x30, view.digits(index + 2, 1...4)?.utf8.first != 0x30
        else { return nil }
        return Recognition(3, .range(first, last))
    }
}
