/// Numbers of identity papers behind the word that names them (DNI, RUC, CE), digit by digit.
struct IdentityForm: WrittenForm {
    func match(_ view: AtomView, at index: Int) -> Recognition? {
        guard view.digits(index, 1...14) != nil, !view.isJoined(before: index),
            view.has("identity", before: index, words: 3)
        else { return nil }
        let found = TelephoneForm.groups(view, at: index)
        guard found.digits >= 7, view.isNumberEnd(found.end) else { return nil }
        let groups = found.groups.count == 1 ? NumberForm.groups(of: found.groups[0]) : found.groups
        return Recognition(found.end - index, .digits(groups: groups))
    }
}
