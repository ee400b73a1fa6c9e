//! Texts of resources, calendars and offerings.

use super::{Visitor, Way};
use crate::model::resources::Absence;
use crate::model::{Calendar, Offering, Resources};

impl Visitor<'_> {
    pub(super) fn resources(&mut self, resources: &Resources) {
        let root = Way::Root;
        let buildings = root.key("buildings");
        for (id, building) in &resources.buildings {
            let way = buildings.key(id.as_str());
            self.title(&building.title, &way.key("title"));
            self.title(&building.short, &way.key("short"));
            self.title(&building.address, &way.key("address"));
        }
        let rooms = root.key("rooms");
        for (id, room) in &resources.rooms {
            let way = rooms.key(id.as_str());
            self.title(&room.title, &way.key("title"));
            self.absences(&room.closed, &way.key("closed"));
        }
        let teachers = root.key("teachers");
        for (id, teacher) in &resources.teachers {
            let way = teachers.key(id.as_str());
            self.absences(&teacher.unavailable, &way.key("unavailable"));
            self.absences(&teacher.avoid, &way.key("avoid"));
        }
        let groups = root.key("groups");
        for (id, group) in &resources.groups {
            self.title(&group.title, &groups.key(id.as_str()).key("title"));
        }
    }

    fn absences(&mut self, absences: &[Absence], way: &Way<'_>) {
        absences.iter().enumerate().for_each(|(i, absence)| self.title(&absence.why, &way.index(i).key("why")));
    }

    pub(super) fn calendar(&mut self, calendar: &Calendar) {
        let root = Way::Root;
        self.title(&calendar.title, &root.key("title"));
        let terms = root.key("terms");
        for (id, term) in &calendar.terms {
            let way = terms.key(id.as_str());
            self.title(&term.title, &way.key("title"));
            let (cycle, parts) = (way.key("cycle"), way.key("parts"));
            let labels = cycle.key("labels");
            for (i, label) in term.cycle.iter().flat_map(|cycle| &cycle.labels).enumerate() {
                self.title(&label.title, &labels.index(i).key("title"));
                self.title(&label.short, &labels.index(i).key("short"));
            }
            for (id, part) in &term.parts {
                self.title(&part.title, &parts.key(id.as_str()).key("title"));
            }
        }
        let days = root.key("days");
        for (i, day) in calendar.days.iter().enumerate() {
            self.title(&day.off, &days.index(i).key("off"));
            self.title(&day.why, &days.index(i).key("why"));
        }
        let templates = root.key("day-templates");
        for (id, template) in &calendar.day_templates {
            let way = templates.key(id.as_str());
            self.title(&template.title, &way.key("title"));
            let blocks = way.key("blocks");
            for (i, block) in template.blocks.iter().enumerate() {
                self.title(&block.pause, &blocks.index(i).key("pause"));
            }
        }
    }

    pub(super) fn offering(&mut self, offering: &Offering) {
        let root = Way::Root;
        self.title(&offering.title, &root.key("title"));
        let exceptions = root.key("exceptions");
        for (i, exception) in offering.exceptions.iter().enumerate() {
            self.title(&exception.cancel, &exceptions.index(i).key("cancel"));
            self.title(&exception.why, &exceptions.index(i).key("why"));
        }
        let milestones = root.key("milestones");
        for (i, milestone) in offering.milestones.iter().enumerate() {
            self.title(&milestone.title, &milestones.index(i).key("title"));
        }
    }
}
